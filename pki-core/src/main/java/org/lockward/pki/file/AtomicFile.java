package org.lockward.pki.file;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;
import java.util.UUID;

/// Writes a file whole or not at all: a reader sees the old content or the new, and so does the
/// disk after a power loss.
public final class AtomicFile {

    private AtomicFile() {}

    /// Replaces `target`; when this returns, content and name are on the disk. A symbolic link at
    /// `target` is replaced, not followed.
    public static void write(Path target, byte[] content, FileMode mode) {
        Path absolute = target.toAbsolutePath();
        Path temporary = absolute.resolveSibling("." + absolute.getFileName() + "." + unique());
        try {
            try {
                create(temporary, content, mode);
                Files.move(temporary, absolute, StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(temporary);
            }
            Directories.sync(absolute.resolveSibling(""));
        } catch (IOException e) {
            throw FileFailure.writing(target, e);
        }
    }

    private static String unique() {
        return UUID.randomUUID() + ".tmp";
    }

    /// CREATE_NEW neither follows nor truncates what somebody planted under the name.
    private static void create(Path file, byte[] content, FileMode mode) throws IOException {
        var attribute = PosixFilePermissions.asFileAttribute(mode.permissions());
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel channel = FileChannel.open(file, options, attribute)) {
            if (mode != FileMode.PRIVATE) {
                // The umask may have taken from what the group or others are to read.
                Files.setPosixFilePermissions(file, mode.permissions());
            }
            ByteBuffer rest = ByteBuffer.wrap(content);
            while (rest.hasRemaining()) {
                channel.write(rest);
            }
            channel.force(true);
        }
    }
}
