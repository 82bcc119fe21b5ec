package org.lockward.lock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

import java.io.PrintStream;
import java.lang.reflect.Field;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The quick way to read a command line says what picocli says, or nothing.
class QuickLineTest {

    private static final PrintStream NOWHERE =
            new PrintStream(PrintStream.nullOutputStream(), false, StandardCharsets.UTF_8);

    @Test
    void every_option_of_picocli_is_known_to_the_quick_way_under_all_its_names() {
        for (OptionSpec option : new CommandLine(new RunOptions()).getCommandSpec().options()) {
            for (String name : option.names()) {
                RunOptions quick = new RunOptions();
                assertTrue(quick.take(quick.full(name), "x"), name);
                assertEquals(option.isMultiValue(), quick.repeats(quick.full(name)), name);
            }
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "-- true",
                "true",
                "sh -c x --name y",
                "-n a -- true",
                "--name=a --mode PR -q 3 -e no -i 5s --timeout 0 -- sh -c true -- x",
                "--ignore-signal TERM --ignore-signal=HUP --idle-exit 1m true",
                "--connect unix:/a --connect-timeout 1s --daemon-id x -- a",
                "--connect h:1 --tls /b --security mutual --stale-crl warn -- a",
                "--name a=b -- c",
            })
    void it_reads_what_picocli_reads(String line) throws Exception {
        List<String> words = List.of(line.split(" ", -1));
        RunOptions thorough = new RunOptions();
        assertTrue(Usage.read(thorough, "lock run", words, NOWHERE));
        RunOptions quick = RunOptions.read(words, NOWHERE).orElseThrow();
        assertTrue(QuickLine.read(words, new RunOptions()).isPresent(), "it was the quick way");
        assertEquals(values(thorough), values(quick));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"--help", "-nA", "--nam a", "--name", "--name a --name b", "-n a --name b"})
    void what_it_does_not_read_is_left_to_picocli(String line) {
        Optional<List<String>> read =
                QuickLine.read(List.of(line.split(" ", -1)), new RunOptions());
        assertEquals(Optional.empty(), read);
    }

    /// All fields, those of our own classes in depth.
    private static Map<String, Object> values(Object options) throws IllegalAccessException {
        Map<String, Object> values = new TreeMap<>();
        for (Field field : options.getClass().getDeclaredFields()) {
            field.setAccessible(true);
            Object value = field.get(options);
            boolean ours = value.getClass().getName().startsWith("org.lockward");
            values.put(field.getName(), ours ? values(value) : value);
        }
        return values;
    }
}
