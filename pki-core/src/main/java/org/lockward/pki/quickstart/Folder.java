package org.lockward.pki.quickstart;

import org.lockward.pki.file.Directories;
import org.lockward.pki.file.FileFailure;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Where a quickstart leaves what it made; fresh for each run.
///
/// @param path absolute
record Folder(Path path) {

    private static final Set<PosixFilePermission> OWNER_ONLY =
            PosixFilePermissions.fromString("rwx------");

    /// The wished directory when it is empty or not there, else the first free `run-N` in it;
    /// without a wish a new one in the system's directory for temporary files.
    static Folder fresh(Optional<Path> wish) {
        try {
            if (wish.isEmpty()) {
                return new Folder(temporary());
            }
            Path directory = wish.get().toAbsolutePath().normalize();
            Directories.createPrivate(directory);
            return new Folder(isEmpty(directory) ? directory : nextRun(directory));
        } catch (IOException e) {
            throw FileFailure.writing(wish.orElse(Path.of("the temporary directory")), e);
        }
    }

    /// As `Files.createTempDirectory`, 0700 too, with a name that one can type.
    private static Path temporary() throws IOException {
        Path parent = Path.of(System.getProperty("java.io.tmpdir"));
        while (true) {
            String name = "lockward-quickstart-%04x".formatted(new SecureRandom().nextInt(0x10000));
            try {
                return Files.createDirectory(
                        parent.resolve(name), PosixFilePermissions.asFileAttribute(OWNER_ONLY));
            } catch (FileAlreadyExistsException e) {
                // Another one.
            }
        }
    }

    private static boolean isEmpty(Path directory) throws IOException {
        try (Stream<Path> entries = Files.list(directory)) {
            return entries.findAny().isEmpty();
        }
    }

    private static Path nextRun(Path directory) {
        int number = 2;
        while (Files.exists(directory.resolve("run-" + number))) {
            number++;
        }
        Path run = directory.resolve("run-" + number);
        Directories.createPrivate(run);
        return run;
    }

    Path ca() {
        return path.resolve("ca");
    }

    Path strangersCa() {
        return path.resolve("stranger/ca");
    }

    /// What the stranger shows: his own certificate, beside trust anchors of both.
    Path strangersBundle() {
        return path.resolve("stranger/bundle");
    }

    Path passphrase() {
        return path.resolve("passphrase");
    }

    /// The TLS directory of a node: `live` in it is its bundle.
    Path tls(String node) {
        return path.resolve(node).resolve("tls");
    }
}
