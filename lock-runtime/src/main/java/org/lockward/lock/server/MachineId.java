package org.lockward.lock.server;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;

/// Who this machine is where no certificate says it: 32 hex digits, as FLoM reads them.
final class MachineId {

    /// What is said of a machine that has none.
    static final String UNKNOWN = "0".repeat(32);

    /// In the order of FLoM, which is that of D-Bus.
    private static final List<Path> FILES =
            List.of(Path.of("/var/lib/dbus/machine-id"), Path.of("/etc/machine-id"));

    private MachineId() {}

    static String read() {
        return read(FILES);
    }

    /// The ID in the first of these files that has one.
    static String read(List<Path> files) {
        return files.stream()
                .filter(Files::isReadable)
                .map(MachineId::content)
                .filter(id -> id.matches("[0-9a-f]{32}"))
                .findFirst()
                .orElse(UNKNOWN);
    }

    private static String content(Path file) {
        try {
            return Files.readString(file, StandardCharsets.ISO_8859_1)
                    .strip()
                    .toLowerCase(Locale.ROOT);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
