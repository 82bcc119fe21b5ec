package org.lockward.pki.gui.theme;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// What our own style sheets say.
final class StyleSheets {

    private static final Path FOLDER = Path.of("src", "main", "resources");

    private StyleSheets() {}

    /// Every value that any rule gives the property; of layered ones, each layer.
    static Set<String> values(String property) throws IOException {
        Set<String> values = new TreeSet<>();
        Pattern rule = Pattern.compile("[{;\\s]" + property + ":\\s*([^;}]+)");
        for (Path sheet : sheets()) {
            Matcher matcher = rule.matcher(Files.readString(sheet));
            while (matcher.find()) {
                values.addAll(List.of(matcher.group(1).strip().split(",\\s*(?![^(]*\\))")));
            }
        }
        return values;
    }

    private static List<Path> sheets() throws IOException {
        try (Stream<Path> files = Files.walk(FOLDER)) {
            return files.filter(file -> file.toString().endsWith(".css")).toList();
        }
    }
}
