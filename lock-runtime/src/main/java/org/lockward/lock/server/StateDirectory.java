package org.lockward.lock.server;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;

/// The small files that a daemon needs after a restart: each is written beside itself, forced,
/// renamed into place, and the directory forced, so that a crash leaves the old or the new one.
///
/// Several daemons may share a directory. Any thread may call it.
record StateDirectory(Path path) {

    private static final int LOCK_TRIES = 500;
    private static final Duration LOCK_PAUSE = Duration.ofMillis(10);

    private static final FileAttribute<?> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> PRIVATE_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    /// What is done to files while nobody else touches them.
    interface Act<T> {
        T run() throws IOException;
    }

    /// Creates the directory with mode 0700 if it is not there, and keeps other daemons from the
    /// files of that name meanwhile.
    <T> T alone(String name, Act<T> act) throws IOException {
        Files.createDirectories(path, PRIVATE_DIRECTORY);
        Path guard = path.resolve(name + ".lock");
        var options =
                Set.of(
                        StandardOpenOption.CREATE,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
        try (FileChannel channel = FileChannel.open(guard, options, PRIVATE_FILE);
                FileLock _ = lock(channel, guard)) {
            return act.run();
        }
    }

    /// At most so many bytes and one of the file, so that a longer one can be told; empty if there
    /// is none. A link is not followed.
    Optional<String> read(String file, int maxBytes) throws IOException {
        try (var in =
                Files.newInputStream(
                        path.resolve(file), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            return Optional.of(new String(bytes, StandardCharsets.ISO_8859_1));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        }
    }

    /// Durable when it returns; mode 0600.
    void replace(String file, String text) throws IOException {
        Path next = path.resolve(file + ".new");
        Files.deleteIfExists(next);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(next, options, PRIVATE_FILE)) {
            ByteBuffer bytes = StandardCharsets.ISO_8859_1.encode(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
        Files.move(next, path.resolve(file), StandardCopyOption.ATOMIC_MOVE);
        force();
    }

    /// What was created, renamed or removed is durable when it returns.
    void force() throws IOException {
        try (FileChannel directory = FileChannel.open(path, StandardOpenOption.READ)) {
            directory.force(true);
        }
    }

    /// Other processes hold the lock for the time of one small write.
    private static FileLock lock(FileChannel channel, Path guard) throws IOException {
        for (int i = 0; i < LOCK_TRIES; i++) {
            try {
                FileLock lock = channel.tryLock();
                if (lock != null) {
                    return lock;
                }
            } catch (OverlappingFileLockException e) {
                // Another daemon in this process has it.
            }
            LockSupport.parkNanos(LOCK_PAUSE.toNanos());
        }
        throw new IOException("another process keeps " + guard + " locked");
    }
}
