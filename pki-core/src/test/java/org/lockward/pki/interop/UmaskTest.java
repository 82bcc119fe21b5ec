package org.lockward.pki.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.pki.testing.Program;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/// Files have their mode from their first moment, not from the umask of whoever started us.
class UmaskTest {

    private static final Map<String, String> MODES =
            Map.ofEntries(
                    Map.entry("PRIVATE", "rw-------"),
                    Map.entry("SHARED", "rw-r-----"),
                    Map.entry("PUBLIC", "rw-r--r--"),
                    Map.entry("made", "rwx------"),
                    Map.entry("made/below", "rwx------"),
                    Map.entry("node-a", "rwx------"),
                    Map.entry("node-a/key.pem", "rw-------"),
                    Map.entry("node-a/cert.pem", "rw-r--r--"),
                    Map.entry("node-a/chain.pem", "rw-r--r--"),
                    Map.entry("node-a/ca.pem", "rw-r--r--"),
                    Map.entry("node-a/crl.pem", "rw-r--r--"),
                    Map.entry("node-a/node.json", "rw-r--r--"));

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"000", "022", "077"})
    void everything_has_its_own_mode_under_umask(String umask) throws Exception {
        List<String> command =
                List.of(
                        Program.find("sh", "dash"),
                        "-c",
                        "umask \"$1\" && shift && exec \"$@\"",
                        "sh",
                        umask,
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        WriteEverything.class.getName(),
                        directory.toString());
        assertEquals(new Program.Result(0, ""), Program.run("", command));
        assertEquals(new TreeMap<>(MODES), modes());
    }

    private Map<String, String> modes() throws IOException {
        Map<String, String> modes = new TreeMap<>();
        try (Stream<Path> found = Files.walk(directory)) {
            for (Path path : found.filter(p -> !p.equals(directory)).toList()) {
                var mode = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
                modes.put(
                        directory.relativize(path).toString(), PosixFilePermissions.toString(mode));
            }
        }
        return modes;
    }
}
