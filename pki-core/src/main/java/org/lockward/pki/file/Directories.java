package org.lockward.pki.file;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// Directories that only their owner enters.
public final class Directories {

    private static final FileAttribute<Set<PosixFilePermission>> OWNER_ONLY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Directories() {}

    /// Makes the directory and whatever is missing above it, each 0700. One that is there already
    /// keeps its mode, but is refused when its group or others may write to it: they could plant
    /// links.
    public static void createPrivate(Path directory) {
        Path absolute = directory.toAbsolutePath().normalize();
        try {
            create(absolute);
            Set<PosixFilePermission> mode = Files.getPosixFilePermissions(absolute);
            if (mode.contains(PosixFilePermission.GROUP_WRITE)
                    || mode.contains(PosixFilePermission.OTHERS_WRITE)) {
                throw new PkiException.Forbidden(
                        new Problem(
                                directory + " can be written by other users",
                                "its mode is " + PosixFilePermissions.toString(mode),
                                "chmod 700 " + directory));
            }
        } catch (IOException e) {
            throw FileFailure.writing(directory, e);
        }
    }

    private static void create(Path directory) throws IOException {
        if (Files.isDirectory(directory)) {
            return;
        }
        Path parent = directory.getParent();
        if (parent != null) {
            create(parent);
        }
        try {
            Files.createDirectory(directory, OWNER_ONLY);
        } catch (FileAlreadyExistsException e) {
            // Another process may have been first.
            if (!Files.isDirectory(directory)) {
                throw new PkiException.InvalidInput(
                        new Problem(directory + " is not a directory", "", ""), e);
            }
            return;
        }
        if (parent != null) {
            sync(parent);
        }
    }

    /// Makes the names in `directory` durable (fsync): creating, renaming and deleting are not so
    /// by themselves.
    public static void sync(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
