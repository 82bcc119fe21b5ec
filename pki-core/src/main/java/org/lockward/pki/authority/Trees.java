package org.lockward.pki.authority;

import org.lockward.pki.file.FileFailure;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Removes files and whole directories; follows no link.
final class Trees {

    private Trees() {}

    /// Does nothing when there is nothing.
    static void remove(Path path) {
        if (Files.isDirectory(path, LinkOption.NOFOLLOW_LINKS)) {
            list(path).forEach(Trees::remove);
        }
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            throw FileFailure.writing(path, e);
        }
    }

    /// What is in the directory; nothing when there is none.
    static List<Path> list(Path directory) {
        if (!Files.isDirectory(directory, LinkOption.NOFOLLOW_LINKS)) {
            return List.of();
        }
        try (Stream<Path> listed = Files.list(directory)) {
            return listed.sorted().toList();
        } catch (IOException e) {
            throw FileFailure.reading(directory, e);
        }
    }
}
