package org.lockward.lock.unix;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/// The right to listen at a path: one process has it at a time, for as long as it lives. For one
/// thread.
///
/// The lock is on a file beside the socket, which stays: a lock file that is removed could be
/// locked by two, each with a file of its own under the same name.
public final class SocketGuard implements AutoCloseable {

    private final SocketPath socket;
    private final FileChannel lock;
    private Object listening = "";

    private SocketGuard(SocketPath socket, FileChannel lock) {
        this.socket = socket;
        this.lock = lock;
    }

    /// Takes the right, in a directory that [SocketDirectory#ensure] accepts.
    ///
    /// @throws LockException.Unavailable if another process listens there
    public static SocketGuard take(SocketPath socket) {
        socket.directory().ensure();
        try {
            SocketGuard guard = new SocketGuard(socket, lock(socket));
            if (socket.answers()) {
                guard.lock.close();
                throw taken(socket);
            }
            return guard;
        } catch (IOException e) {
            throw unusable(socket, e);
        }
    }

    private static FileChannel lock(SocketPath socket) throws IOException {
        Path file = socket.path().resolveSibling(socket.path().getFileName() + ".lock");
        FileChannel channel =
                FileChannel.open(
                        file,
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                LinkOption.NOFOLLOW_LINKS),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        try {
            if (channel.tryLock() != null) {
                return channel;
            }
        } catch (OverlappingFileLockException e) {
            channel.close();
            throw taken(socket);
        }
        channel.close();
        throw taken(socket);
    }

    /// Listens at a path of its own in a directory that only we can enter.
    public interface Binder {
        void bind(Path path);
    }

    /// Has a socket bound and puts it in its place: with mode 0600 from its first moment there, and
    /// in one step, over what a process that was killed has left.
    public void bind(Binder binder) {
        Path parent = socket.directory().path();
        try {
            Path bound =
                    Files.createTempDirectory(
                                    parent,
                                    ".b",
                                    PosixFilePermissions.asFileAttribute(
                                            PosixFilePermissions.fromString("rwx------")))
                            .resolve("s");
            try {
                binder.bind(bound);
                Files.setPosixFilePermissions(bound, PosixFilePermissions.fromString("rw-------"));
                listening = identity(bound);
                Files.move(bound, socket.path(), StandardCopyOption.ATOMIC_MOVE);
            } finally {
                Files.deleteIfExists(bound);
                Files.deleteIfExists(bound.getParent());
            }
        } catch (IOException e) {
            throw unusable(socket, e);
        }
    }

    /// Removes the socket, if it is still ours, and gives up the right.
    @Override
    public void close() {
        try (lock) {
            if (socket.isThere() && identity(socket.path()).equals(listening)) {
                Files.delete(socket.path());
            }
        } catch (IOException e) {
            throw unusable(socket, e);
        }
    }

    private static Object identity(Path file) throws IOException {
        return Files.readAttributes(file, "unix:dev,ino", LinkOption.NOFOLLOW_LINKS);
    }

    private static LockException taken(SocketPath socket) {
        return new LockException.Unavailable(
                new Problem(
                        "another process listens on " + socket,
                        "a socket belongs to one daemon",
                        "see who it is: ss -lxp"));
    }

    private static LockException unusable(SocketPath socket, IOException cause) {
        return new LockException.Unavailable(
                new Problem(
                        "cannot listen on " + socket,
                        cause.toString(),
                        "give another path with --socket"),
                cause);
    }
}
