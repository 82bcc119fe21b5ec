package org.lockward.pki.gui.i18n;

import java.io.IOException;
import java.io.StringReader;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;

/// The properties files with the words of the desktop.
///
/// @param keys of each file, in the order of their lines
/// @param texts of all files, by key
record Bundles(Map<String, List<String>> keys, Map<String, String> texts) {

    private static final Path FOLDER =
            Path.of("src", "main", "resources", "org", "lockward", "pki", "gui", "i18n");

    static Bundles read() throws IOException {
        Bundles bundles = new Bundles(new TreeMap<>(), new TreeMap<>());
        try (Stream<Path> files = Files.list(FOLDER)) {
            for (Path file : files.sorted().toList()) {
                bundles.add(file.getFileName().toString().replace(".properties", ""), file);
            }
        }
        return bundles;
    }

    private void add(String name, Path file) throws IOException {
        List<String> inOrder = new ArrayList<>();
        for (String entry : entries(Files.readString(file))) {
            Properties one = new Properties();
            one.load(new StringReader(entry));
            one.stringPropertyNames()
                    .forEach(key -> {
                        inOrder.add(key);
                        texts.put(key, one.getProperty(key));
                    });
        }
        keys.put(name, inOrder);
    }

    /// Logical lines: a backslash at its end continues a line.
    private static List<String> entries(String text) {
        return List.of(text.replaceAll("\\\\\\R\\s*", "").split("\\R"));
    }
}
