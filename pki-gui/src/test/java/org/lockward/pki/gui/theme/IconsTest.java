package org.lockward.pki.gui.theme;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;
import org.kordamp.ikonli.Ikon;
import org.kordamp.ikonli.material2.Material2AL;
import org.kordamp.ikonli.material2.Material2MZ;
import org.kordamp.ikonli.material2.Material2OutlinedAL;
import org.kordamp.ikonli.material2.Material2OutlinedMZ;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/// An icon whose name is wrong throws when it is drawn, which may be in a form that nobody opens
/// often.
class IconsTest {

    private static final Pattern NAME = Pattern.compile("\"(md[a-z]*-[a-z0-9_]+)\"");

    @Test
    void every_icon_in_the_code_exists() throws IOException {
        Set<String> named = new TreeSet<>();
        try (Stream<Path> files = Files.walk(Path.of("src", "main", "java"))) {
            for (Path file : files.filter(f -> f.toString().endsWith(".java")).toList()) {
                NAME.matcher(Files.readString(file))
                        .results()
                        .map(r -> r.group(1))
                        .forEach(named::add);
            }
        }
        assertFalse(named.isEmpty());
        named.removeAll(existing());
        assertEquals(Set.of(), named);
    }

    private static Set<String> existing() {
        Set<String> names = new TreeSet<>();
        Stream.<Ikon[]>of(
                        Material2AL.values(),
                        Material2MZ.values(),
                        Material2OutlinedAL.values(),
                        Material2OutlinedMZ.values())
                .flatMap(Arrays::stream)
                .forEach(icon -> names.add(icon.getDescription()));
        return names;
    }
}
