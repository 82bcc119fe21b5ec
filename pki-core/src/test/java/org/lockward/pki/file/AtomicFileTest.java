package org.lockward.pki.file;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockward.pki.problem.PkiException;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;

class AtomicFileTest {

    private static final byte[] CONTENT = {1, 2, 3};

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({"PRIVATE,rw-------", "SHARED,rw-r-----", "PUBLIC,rw-r--r--"})
    void a_file_has_its_mode_and_nothing_lies_beside_it(FileMode mode, String expected)
            throws Exception {
        Path file = directory.resolve("file");
        AtomicFile.write(file, CONTENT, mode);
        assertEquals(expected, PosixFilePermissions.toString(Files.getPosixFilePermissions(file)));
        try (Stream<Path> all = Files.list(directory)) {
            assertEquals(List.of(file), all.toList());
        }
    }

    @Test
    void a_link_at_the_target_is_replaced_and_its_victim_unchanged() throws Exception {
        Path victim = Files.writeString(directory.resolve("victim"), "precious");
        Path file = Files.createSymbolicLink(directory.resolve("file"), victim);
        AtomicFile.write(file, CONTENT, FileMode.PRIVATE);
        assertEquals("precious", Files.readString(victim));
        assertTrue(Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void a_directory_at_the_target_is_told_and_nothing_is_left() throws Exception {
        Path target = Files.createDirectory(directory.resolve("file"));
        Files.createFile(target.resolve("inside"));
        assertThrows(PkiException.class, () -> AtomicFile.write(target, CONTENT, FileMode.PRIVATE));
        try (Stream<Path> all = Files.list(directory)) {
            assertEquals(List.of(target), all.toList());
        }
    }

    @Test
    void a_missing_directory_is_told_by_name() {
        Path file = directory.resolve("missing/file");
        var refused =
                assertThrows(
                        PkiException.InvalidInput.class,
                        () -> AtomicFile.write(file, CONTENT, FileMode.PUBLIC));
        assertEquals("cannot write " + file, refused.getMessage());
    }

    @Test
    void a_file_is_read_up_to_its_bound_and_refused_beyond() throws Exception {
        Path file = Files.write(directory.resolve("file"), CONTENT);
        assertEquals(3, BoundedFile.read(file, 3).length);
        var refused =
                assertThrows(PkiException.InvalidInput.class, () -> BoundedFile.read(file, 2));
        assertEquals(file + " is longer than 2 bytes", refused.getMessage());
    }

    @Test
    void a_directory_and_a_device_are_no_files_to_read() {
        for (Path file : List.of(directory, Path.of("/dev/zero"))) {
            var refused =
                    assertThrows(PkiException.InvalidInput.class, () -> BoundedFile.read(file, 9));
            assertEquals("it is not a regular file", refused.problems().getFirst().why());
        }
    }

    @Test
    void a_secret_that_others_can_read_is_not_read() throws Exception {
        Path file = Files.write(directory.resolve("file"), CONTENT);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        var refused =
                assertThrows(PkiException.Forbidden.class, () -> BoundedFile.readPrivate(file, 9));
        assertEquals("chmod 600 " + file, refused.problems().getFirst().fix());
    }

    @Test
    void a_private_directory_is_made_with_all_above_it_for_its_owner_alone() throws Exception {
        Path above = directory.resolve("a");
        Path deep = above.resolve("b");
        Directories.createPrivate(deep);
        Directories.createPrivate(deep);
        for (Path made : List.of(above, deep)) {
            assertEquals(
                    "rwx------",
                    PosixFilePermissions.toString(Files.getPosixFilePermissions(made)));
        }
    }

    @Test
    void a_directory_that_others_can_write_to_is_refused() throws Exception {
        Path open = Files.createDirectory(directory.resolve("open"));
        Files.setPosixFilePermissions(open, PosixFilePermissions.fromString("rwxrwxrwx"));
        var refused =
                assertThrows(PkiException.Forbidden.class, () -> Directories.createPrivate(open));
        assertEquals("its mode is rwxrwxrwx", refused.problems().getFirst().why());
        assertFalse(Files.exists(open.resolve("x")));
    }
}
