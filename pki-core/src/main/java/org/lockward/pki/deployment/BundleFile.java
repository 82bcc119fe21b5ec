package org.lockward.pki.deployment;

import org.lockward.pki.file.AtomicFile;
import org.lockward.pki.file.FileMode;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;

/// One file of a bundle: its name, content and mode. The content may be a private key, so it is
/// wiped on close and never printed.
final class BundleFile implements AutoCloseable {

    private final String name;
    private final byte[] content;
    private final FileMode mode;

    BundleFile(String name, byte[] content, FileMode mode) {
        this.name = name;
        this.content = content.clone();
        this.mode = mode;
    }

    static BundleFile text(String name, String content) {
        return new BundleFile(name, content.getBytes(StandardCharsets.US_ASCII), FileMode.PUBLIC);
    }

    /// Writes it into a directory, whole or not at all, created with its mode.
    void writeInto(Path directory) {
        AtomicFile.write(directory.resolve(name), content, mode);
    }

    @Override
    public void close() {
        Arrays.fill(content, (byte) 0);
    }

    @Override
    public String toString() {
        return name;
    }
}
