package org.lockward.pki.file;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.Arrays;
import java.util.EnumSet;
import java.util.Set;

/// Reads a regular file whole, but never more of it than the caller can bear.
public final class BoundedFile {

    private static final Set<PosixFilePermission> OTHERS =
            EnumSet.of(
                    PosixFilePermission.GROUP_READ,
                    PosixFilePermission.GROUP_WRITE,
                    PosixFilePermission.OTHERS_READ,
                    PosixFilePermission.OTHERS_WRITE);

    private BoundedFile() {}

    /// The whole content; a file longer than `maxBytes` is refused, not cut.
    public static byte[] read(Path file, int maxBytes) {
        try {
            requireRegular(file);
            try (InputStream in = Files.newInputStream(file)) {
                byte[] content = in.readNBytes(maxBytes + 1);
                if (content.length > maxBytes) {
                    Arrays.fill(content, (byte) 0);
                    throw tooLong(file, maxBytes);
                }
                return content;
            }
        } catch (IOException e) {
            throw FileFailure.reading(file, e);
        }
    }

    /// As [#read], for secrets: refuses a file that its group or others may read or write.
    public static byte[] readPrivate(Path file, int maxBytes) {
        try {
            Set<PosixFilePermission> open = EnumSet.copyOf(OTHERS);
            open.retainAll(Files.readAttributes(file, PosixFileAttributes.class).permissions());
            if (!open.isEmpty()) {
                throw new PkiException.Forbidden(
                        new Problem(
                                file + " holds a secret and is open to other users",
                                "its mode gives " + open,
                                "chmod 600 " + file));
            }
        } catch (IOException e) {
            throw FileFailure.reading(file, e);
        }
        return read(file, maxBytes);
    }

    private static void requireRegular(Path file) throws IOException {
        if (!Files.readAttributes(file, PosixFileAttributes.class).isRegularFile()) {
            throw new PkiException.InvalidInput(
                    new Problem("cannot read " + file, "it is not a regular file", ""));
        }
    }

    private static PkiException tooLong(Path file, int maxBytes) {
        return new PkiException.InvalidInput(
                new Problem(
                        file + " is longer than " + maxBytes + " bytes",
                        "nothing of its kind is that long",
                        ""));
    }
}
