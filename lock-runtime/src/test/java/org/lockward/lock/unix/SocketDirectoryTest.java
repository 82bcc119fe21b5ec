package org.lockward.lock.unix;

import static org.junit.jupiter.api.Assertions.assertDoesNotThrow;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.lock.problem.LockException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Where a socket may lie.
class SocketDirectoryTest {

    @TempDir Path temp;

    private Path directory(String name, String mode) throws IOException {
        Path made = Files.createDirectory(temp.resolve(name));
        return Files.setPosixFilePermissions(made, PosixFilePermissions.fromString(mode));
    }

    private static String refusal(Runnable check) {
        return assertThrows(LockException.Denied.class, check::run).problem().what();
    }

    @ParameterizedTest
    @ValueSource(strings = {"rwxrwx---", "rwxr-x-w-", "rwxrwxrwx"})
    void others_must_not_write_to_it(String mode) throws Exception {
        SocketDirectory open = new SocketDirectory(directory("open", mode));
        assertTrue(refusal(open::check).contains("others can write to"));
        assertTrue(refusal(open::ensure).contains("others can write to"));
    }

    @Test
    void nor_to_a_directory_above_it() throws Exception {
        Path open = directory("open", "rwxrwxrwx");
        SocketDirectory inside = new SocketDirectory(open.resolve("inside"));
        assertTrue(refusal(inside::ensure).contains("others can write to " + open));
    }

    @Test
    void a_sticky_directory_above_it_is_fine() {
        assertDoesNotThrow(new SocketDirectory(temp.resolve("d"))::ensurePrivate, "as in /tmp");
    }

    @Test
    void a_private_one_is_no_link() throws Exception {
        Path link = Files.createSymbolicLink(temp.resolve("l"), directory("target", "rwx------"));
        assertTrue(refusal(new SocketDirectory(link)::ensurePrivate).contains("mode 777"));
    }

    @Test
    void a_private_one_is_readable_by_nobody_else() throws Exception {
        SocketDirectory readable = new SocketDirectory(directory("readable", "rwxr-xr-x"));
        assertTrue(refusal(readable::ensurePrivate).contains("mode 755"));
    }

    @Test
    void a_socket_where_others_can_write_is_not_connected_to() throws Exception {
        Path open = directory("open", "rwxrwxrwx");
        SocketPath socket = new SocketPath(open.resolve("s"));
        assertTrue(refusal(socket::check).contains("others can write to"));
    }
}
