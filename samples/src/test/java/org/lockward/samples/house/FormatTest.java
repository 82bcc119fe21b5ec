package org.lockward.samples.house;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import com.google.googlejavaformat.java.Formatter;
import com.google.googlejavaformat.java.FormatterException;
import com.google.googlejavaformat.java.JavaFormatterOptions;
import com.google.googlejavaformat.java.JavaFormatterOptions.Style;
import com.google.googlejavaformat.java.RemoveUnusedImports;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// google-java-format, AOSP style, on the JDK that the code is written for: Maven itself may run on
/// an older one, whose parser does not know our Java.
class FormatTest {

    private static final Formatter AOSP =
            new Formatter(JavaFormatterOptions.builder().style(Style.AOSP).build());

    @Test
    void every_source_file_is_formatted() throws IOException, FormatterException {
        List<Path> unformatted = new ArrayList<>();
        List<Path> sources = Sources.all();
        assertFalse(sources.isEmpty(), "no source files below " + Sources.ROOT);
        for (Path file : sources) {
            String text = Files.readString(file);
            String formatted =
                    AOSP.formatSourceAndFixImports(RemoveUnusedImports.removeUnusedImports(text));
            if (!formatted.equals(text)) {
                unformatted.add(Sources.ROOT.relativize(file));
            }
        }
        assertEquals(List.of(), unformatted, "cure: .ci/format");
    }
}
