package org.lockward.pki.deployment;

import org.lockward.pki.file.Directories;
import org.lockward.pki.file.FileFailure;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.nio.file.DirectoryNotEmptyException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/// Writes a bundle to a directory that is not there yet: whole or not at all.
public final class BundleWriter {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");

    private BundleWriter() {}

    /// Writes into a hidden directory beside `directory` and renames it. When this returns, the
    /// files are on the disk; when it throws, nothing is left.
    ///
    /// @throws PkiException.Conflict when `directory` exists
    public static void write(Path directory, NodeBundle bundle) {
        Path target = directory.toAbsolutePath().normalize();
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS)) {
            throw exists(target);
        }
        Path parent = target.resolveSibling("");
        if (!Files.isDirectory(parent)) {
            Directories.createPrivate(parent);
        }
        Path staging = parent.resolve(".staging-" + UUID.randomUUID());
        try {
            try {
                stage(staging, bundle);
                Files.move(staging, target, StandardCopyOption.ATOMIC_MOVE);
                Directories.sync(parent);
            } finally {
                remove(staging);
            }
        } catch (FileAlreadyExistsException | DirectoryNotEmptyException e) {
            throw exists(target);
        } catch (IOException e) {
            throw FileFailure.writing(target, e);
        }
    }

    private static void stage(Path staging, NodeBundle bundle) throws IOException {
        Files.createDirectory(staging, PosixFilePermissions.asFileAttribute(OWNER_ONLY));
        for (BundleFile file : BundleFiles.of(bundle)) {
            try (file) {
                file.writeInto(staging);
            }
        }
        Directories.sync(staging);
    }

    /// Writes the files of the same certificate again, each whole or not at all: trust anchors and
    /// CRLs may have changed since.
    static void refresh(Path directory, NodeBundle bundle) {
        for (BundleFile file : BundleFiles.of(bundle)) {
            try (file) {
                file.writeInto(directory);
            }
        }
    }

    /// Removes a bundle directory and its files; does nothing when it is not there.
    static void remove(Path directory) throws IOException {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return;
        }
        List<Path> files;
        try (Stream<Path> listed = Files.list(directory)) {
            files = listed.toList();
        }
        for (Path file : files) {
            Files.delete(file);
        }
        Files.delete(directory);
    }

    private static PkiException exists(Path target) {
        return new PkiException.Conflict(
                new Problem(
                        target + " exists",
                        "a bundle is written to a new directory, never over an older one",
                        "name another directory"));
    }
}
