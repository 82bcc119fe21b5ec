package org.lockward.lock.server;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Pattern;

/// The number of a run of the daemon, one more than that of any run before on the same state
/// directory. Durable before it is used: written, forced, renamed into place, the directory forced.
///
/// A file that cannot be read stops the daemon: starting again at 1 would give tokens out twice.
final class Epoch {

    /// 24 bits, of which the sign takes one.
    static final long MAX = (1L << 23) - 1;

    private static final String FILE = "epoch";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,6}\n");
    private static final int MAX_BYTES = 64;
    private static final int LOCK_TRIES = 500;
    private static final Duration LOCK_PAUSE = Duration.ofMillis(10);

    private static final FileAttribute<?> PRIVATE_FILE =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
    private static final FileAttribute<?> PRIVATE_DIRECTORY =
            PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rwx------"));

    private Epoch() {}

    /// Takes the next epoch for this run. Several daemons may share a directory.
    ///
    /// @param state created with mode 0700 if it is not there
    static long next(Path state) {
        try {
            Files.createDirectories(state, PRIVATE_DIRECTORY);
            Path guard = state.resolve("epoch.lock");
            var options =
                    Set.of(
                            StandardOpenOption.CREATE,
                            StandardOpenOption.WRITE,
                            LinkOption.NOFOLLOW_LINKS);
            try (FileChannel channel = FileChannel.open(guard, options, PRIVATE_FILE);
                    FileLock _ = lock(channel, guard)) {
                return advance(state);
            }
        } catch (FileAlreadyExistsException e) {
            throw unavailable(state + " is not a directory", e);
        } catch (IOException e) {
            throw unavailable(
                    "the state directory " + state + " is of no use: " + e.getMessage(), e);
        }
    }

    private static long advance(Path state) throws IOException {
        long epoch = read(state.resolve(FILE)) + 1;
        if (epoch > MAX) {
            throw new IOException("all " + MAX + " epochs are used");
        }
        Path next = state.resolve(FILE + ".new");
        Files.deleteIfExists(next);
        var options = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
        try (FileChannel out = FileChannel.open(next, options, PRIVATE_FILE)) {
            ByteBuffer line = StandardCharsets.US_ASCII.encode(epoch + "\n");
            while (line.hasRemaining()) {
                out.write(line);
            }
            out.force(true);
        }
        Files.move(next, state.resolve(FILE), StandardCopyOption.ATOMIC_MOVE);
        try (FileChannel directory = FileChannel.open(state, StandardOpenOption.READ)) {
            directory.force(true);
        }
        return epoch;
    }

    private static long read(Path file) throws IOException {
        String text;
        try (var in =
                Files.newInputStream(file, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS)) {
            text = new String(in.readNBytes(MAX_BYTES), StandardCharsets.US_ASCII);
        } catch (NoSuchFileException e) {
            return 0;
        }
        if (!NUMBER.matcher(text).matches()) {
            throw new LockException.Unavailable(
                    new Problem(
                            file + " is damaged: it is not a number and a line feed",
                            "it holds the last epoch, the high bits of every fencing token:"
                                    + " guessing it could give a token out twice",
                            "write a number into it that is larger than the epoch in the last"
                                    + " ready line or INFO of this daemon"));
        }
        return Long.parseLong(text.strip());
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

    private static LockException unavailable(String what, IOException cause) {
        return new LockException.Unavailable(
                new Problem(
                        what,
                        "the epoch has to be durable before a lock is granted",
                        "give a writable directory with --state"),
                cause);
    }
}
