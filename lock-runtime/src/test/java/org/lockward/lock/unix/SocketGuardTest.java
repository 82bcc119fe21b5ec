package org.lockward.lock.unix;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.problem.LockException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.StandardProtocolFamily;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.ServerSocketChannel;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// Who may listen at a path, and what is left there.
class SocketGuardTest {

    @TempDir Path temp;
    private Path directory;
    private SocketPath socket;

    @BeforeEach
    void in_a_directory_that_is_not_there_yet() {
        directory = temp.resolve("d");
        socket = new SocketPath(directory.resolve("s"));
    }

    private static ServerSocketChannel listen(Path path) {
        try {
            return ServerSocketChannel.open(StandardProtocolFamily.UNIX)
                    .bind(UnixDomainSocketAddress.of(path));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(
                Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }

    @Test
    void the_directory_is_made_for_us_alone_and_so_is_the_socket() throws Exception {
        try (SocketGuard guard = SocketGuard.take(socket)) {
            guard.bind(SocketGuardTest::listen);
            assertEquals("rwx------ rw-------", mode(directory) + " " + mode(socket.path()));
            UnixSocket.connect(socket).close();
        }
    }

    @Test
    void at_the_end_the_socket_is_gone() throws Exception {
        try (SocketGuard guard = SocketGuard.take(socket)) {
            guard.bind(SocketGuardTest::listen);
        }
        try (var left = Files.list(directory)) {
            assertEquals("s.lock", left.map(f -> "" + f.getFileName()).toList().getFirst());
        }
        assertFalse(Files.exists(socket.path()));
    }

    @Test
    void a_socket_that_took_its_place_stays() throws Exception {
        SocketGuard guard = SocketGuard.take(socket);
        guard.bind(SocketGuardTest::listen);
        Files.delete(socket.path());
        listen(socket.path());
        guard.close();
        assertTrue(Files.exists(socket.path()));
    }

    @Test
    void what_a_killed_daemon_has_left_is_replaced() throws Exception {
        Files.createDirectory(directory);
        listen(socket.path()).close();
        assertTrue(Files.exists(socket.path()), "the JDK leaves the file there");
        try (SocketGuard guard = SocketGuard.take(socket)) {
            guard.bind(SocketGuardTest::listen);
            UnixSocket.connect(socket).close();
        }
    }

    @Test
    void a_socket_that_answers_is_left_alone_whosever_it_is() throws Exception {
        Files.createDirectory(directory);
        try (ServerSocketChannel _ = listen(socket.path())) {
            var e = assertThrows(LockException.Unavailable.class, () -> SocketGuard.take(socket));
            assertTrue(e.problem().what().startsWith("another process listens on unix:/"));
            UnixSocket.connect(socket).close();
        }
    }

    @Test
    void a_file_that_is_no_socket_is_left_alone() throws Exception {
        Files.createDirectory(directory);
        Files.writeString(socket.path(), "mine");
        var e = assertThrows(LockException.Unavailable.class, () -> SocketGuard.take(socket));
        assertTrue(e.problem().why().contains("something else than a socket"), "" + e.problem());
        assertEquals("mine", Files.readString(socket.path()));
    }

    @Test
    void a_path_that_the_kernel_has_no_room_for_is_refused() {
        Path longer = temp.resolve("x".repeat(80));
        assertThrows(LockException.InvalidInput.class, () -> new SocketPath(longer));
    }
}
