package org.lockward.pki.inventory.jdbc;

import org.lockward.pki.file.Directories;
import org.lockward.pki.file.FileFailure;
import org.lockward.pki.file.FileMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;

/// Rewrites a database that is mostly history, and puts the new file in its place.
///
/// [Database] only ever appends, so a file grows with every commit. H2 rewrites a copy of the file;
/// whoever reads the name finds the old file or the whole new one. Only for a database that nobody
/// has open.
///
/// Copying row by row into a database like any other does not do: that one is only appended to as
/// well, and with 50,000 nodes had 900 MB, of which 70 MB are rows; so it was due again at once.
final class Compaction {

    private static final long FREE = 16L << 20;

    /// A certificate with its node and all indexes takes about a tenth of it.
    private static final long PER_CERTIFICATE = 16L << 10;

    private Compaction() {}

    /// Whether a file with so many certificates is mostly history.
    static boolean due(Path file, long certificates) {
        try {
            return Files.exists(file) && Files.size(file) > FREE + certificates * PER_CERTIFICATE;
        } catch (IOException e) {
            throw FileFailure.reading(file, e);
        }
    }

    static void run(Path file) {
        Path copy = file.resolveSibling("compacting." + file.getFileName());
        try {
            Files.deleteIfExists(copy);
            Files.copy(file, copy, StandardCopyOption.COPY_ATTRIBUTES);
            Database.shrink(copy);
            Files.setPosixFilePermissions(copy, FileMode.PRIVATE.permissions());
            Files.move(copy, file, StandardCopyOption.ATOMIC_MOVE);
            Directories.sync(file.resolveSibling(""));
        } catch (IOException e) {
            throw FileFailure.writing(copy, e);
        }
    }
}
