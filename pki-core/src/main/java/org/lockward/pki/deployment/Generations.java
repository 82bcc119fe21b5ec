package org.lockward.pki.deployment;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.file.Directories;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/// The generations of a bundle in one directory: `.gen-<serial>` each, and `live`, a relative link
/// to the one in use. Changing the link is one rename, so no reader sees a key of one generation
/// with a certificate of another.
record Generations(Path directory) {

    static final String LIVE = "live";
    private static final String PREFIX = ".gen-";
    private static final int MAX_NAME = PREFIX.length() + 40;

    Path of(SerialNumber serial) {
        return directory.resolve(name(serial));
    }

    static String name(SerialNumber serial) {
        return PREFIX + serial.hex();
    }

    /// The name of the generation in use. A link that leads anywhere else is not ours, and is
    /// refused rather than followed.
    Optional<String> live() throws IOException {
        Path link = directory.resolve(LIVE);
        if (!Files.exists(link, LinkOption.NOFOLLOW_LINKS)) {
            return Optional.empty();
        }
        if (!Files.isSymbolicLink(link)) {
            throw notOurs(link, "it is not a link");
        }
        String target = Files.readSymbolicLink(link).toString();
        if (!isGeneration(target)) {
            throw notOurs(link, "it leads to " + target);
        }
        return Optional.of(target);
    }

    /// Lets `live` lead to another generation, or to none.
    void swap(Optional<String> generation) throws IOException {
        Path link = directory.resolve(LIVE);
        if (generation.isEmpty()) {
            Files.deleteIfExists(link);
        } else {
            Path temporary = directory.resolve(".live-" + UUID.randomUUID());
            Files.createSymbolicLink(temporary, Path.of(generation.get()));
            Files.move(temporary, link, StandardCopyOption.ATOMIC_MOVE);
        }
        Directories.sync(directory);
    }

    /// Removes every generation but these.
    void keep(List<String> names) throws IOException {
        for (Path generation : all()) {
            if (!names.contains(String.valueOf(generation.getFileName()))) {
                BundleWriter.remove(generation);
            }
        }
    }

    private List<Path> all() throws IOException {
        try (Stream<Path> listed = Files.list(directory)) {
            return listed.filter(p -> isGeneration(String.valueOf(p.getFileName()))).toList();
        }
    }

    private static boolean isGeneration(String name) {
        return name.startsWith(PREFIX)
                && name.length() > PREFIX.length()
                && name.length() <= MAX_NAME
                && name.substring(PREFIX.length()).chars().allMatch(Generations::isHexDigit);
    }

    private static boolean isHexDigit(int c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
    }

    private static PkiException notOurs(Path link, String why) {
        return new PkiException.Conflict(
                new Problem(
                        link + " was not made by pki",
                        why + ", not to a generation of a bundle",
                        "move it away, or deploy to another directory"));
    }
}
