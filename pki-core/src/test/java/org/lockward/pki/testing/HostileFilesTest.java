package org.lockward.pki.testing;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockward.pki.problem.PkiException;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;

/// What the readers do with files that nobody should have sent.
class HostileFilesTest {

    @TempDir Path directory;

    static List<HostileFile> files() {
        return HostileFiles.all();
    }

    @Test
    void the_corpus_has_at_least_200_different_files() {
        Set<String> names = new HashSet<>();
        files().forEach(f -> names.add(f.fileName()));
        assertEquals(files().size(), names.size());
        assertTrue(names.size() >= 200, () -> names.size() + " files");
    }

    @ParameterizedTest
    @MethodSource("files")
    void a_hostile_file_is_refused_by_name_and_position_within_a_second(HostileFile hostile)
            throws Exception {
        Path file = hostile.writeInto(directory);
        String message = String.valueOf(refusal(hostile.kind(), file).getMessage());
        assertTrue(message.contains(file.toString()), message);
        assertTrue(message.contains(hostile.says()), message);
        assertTrue(message.chars().noneMatch(c -> c < ' '), message);
        try (Stream<Path> left = Files.list(directory)) {
            assertEquals(List.of(file), left.toList());
        }
    }

    private static PkiException refusal(HostileFile.Kind kind, Path file) {
        return assertTimeoutPreemptively(
                Duration.ofSeconds(1),
                () -> assertThrows(PkiException.class, () -> Readers.read(kind, file)));
    }
}
