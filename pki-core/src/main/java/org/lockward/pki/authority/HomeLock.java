package org.lockward.pki.authority;

import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.file.FileFailure;
import org.lockward.pki.file.FileMode;
import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;

/// The one lock on a CA's directory, among all threads and processes, held for one operation. To be
/// taken and closed by a thread that nobody interrupts.
///
/// The operating system's lock decides, and ends with its process however that ends. What stands in
/// the file only tells those who wait for whom they wait.
///
/// POSIX drops a process's lock when that process closes any descriptor of the file. So a permit
/// comes first, one for each file within this process, and only its holder opens the file.
final class HomeLock implements AutoCloseable {

    private static final Map<Path, Permit> PERMITS = new ConcurrentHashMap<>();
    private static final int MAX_CONTENT = 1_000;

    private static final Set<OpenOption> OPTIONS =
            Set.of(StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /// Between two attempts, drawn anew each time, so that those who wait do not all come at once.
    private static final long MIN_PAUSE_NANOS = 2_000_000;

    private static final long MAX_PAUSE_NANOS = 15_000_000;

    /// The right to open the file within this process.
    private static final class Permit {
        private final Semaphore semaphore = new Semaphore(1, true);
        private volatile String holder = "";
    }

    /// Who asks, and until when.
    private record Attempt(Path file, Duration patience, long deadline) {

        PkiException busy(String holder) {
            return new PkiException.Unavailable(
                    new Problem(
                            "%s is held by %s".formatted(file, Printable.quote(holder)),
                            "waited %d s; one command at a time works in a CA's directory"
                                    .formatted(patience.toSeconds()),
                            "try again when that process has ended"));
        }

        boolean over() {
            return System.nanoTime() - deadline >= 0;
        }
    }

    private final Permit permit;
    private final FileChannel channel;

    private HomeLock(Permit permit, FileChannel channel) {
        this.permit = permit;
        this.channel = channel;
    }

    /// Waits for the lock for at most `patience`, then gives up with `Unavailable`.
    ///
    /// @param file made 0600 when it is not there
    /// @param command what the holder does, for those who wait
    static HomeLock take(Path file, String command, Duration patience) {
        Attempt attempt = new Attempt(file, patience, System.nanoTime() + patience.toNanos());
        Permit permit = permit(attempt);
        try {
            permit.holder = "pid " + ProcessHandle.current().pid() + ", pki " + command;
            return new HomeLock(permit, open(attempt, permit.holder));
        } catch (IOException e) {
            permit.semaphore.release();
            throw FileFailure.writing(file, e);
        } catch (RuntimeException | Error e) {
            permit.semaphore.release();
            throw e;
        }
    }

    private static Permit permit(Attempt attempt) {
        try {
            Path file = attempt.file();
            Path real = file.resolveSibling("").toRealPath().resolve(file.getFileName());
            Permit permit = PERMITS.computeIfAbsent(real, _ -> new Permit());
            long left = Math.max(0, attempt.deadline() - System.nanoTime());
            if (!permit.semaphore.tryAcquire(left, TimeUnit.NANOSECONDS)) {
                throw attempt.busy(permit.holder);
            }
            return permit;
        } catch (IOException e) {
            throw FileFailure.writing(attempt.file(), e);
        } catch (InterruptedException e) {
            throw new IllegalStateException("this thread is never interrupted", e);
        }
    }

    /// The channel of the file, locked, and still the file of that name: `init` removes the file of
    /// a CA that it could not finish, while others may wait for it.
    private static FileChannel open(Attempt attempt, String holder) throws IOException {
        while (true) {
            Object before = identity(attempt.file());
            FileChannel channel = FileChannel.open(attempt.file(), OPTIONS);
            try {
                lock(channel, attempt);
                if (identity(attempt.file()).equals(before)) {
                    write(channel, holder);
                    return channel;
                }
            } catch (IOException | RuntimeException | Error e) {
                channel.close();
                throw e;
            }
            channel.close();
        }
    }

    /// Device and inode of the file, which is made when it is not there.
    private static Object identity(Path file) throws IOException {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            try {
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(FileMode.PRIVATE.permissions()));
            } catch (FileAlreadyExistsException e) {
                return identity(file);
            }
        }
        var attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        return Objects.requireNonNull(attributes.fileKey(), "a POSIX file has an inode");
    }

    private static void lock(FileChannel channel, Attempt attempt) throws IOException {
        while (channel.tryLock() == null) {
            if (attempt.over()) {
                throw attempt.busy(holder(attempt.file()));
            }
            LockSupport.parkNanos(
                    ThreadLocalRandom.current().nextLong(MIN_PAUSE_NANOS, MAX_PAUSE_NANOS));
        }
    }

    private static String holder(Path file) {
        return new String(BoundedFile.read(file, MAX_CONTENT), StandardCharsets.UTF_8).strip();
    }

    private static void write(FileChannel channel, String holder) throws IOException {
        channel.truncate(0);
        channel.write(ByteBuffer.wrap((holder + "\n").getBytes(StandardCharsets.UTF_8)), 0);
    }

    @Override
    public void close() {
        try {
            channel.close();
        } catch (IOException e) {
            throw new PkiException.Unavailable(
                    Problem.of("the lock of the CA's directory cannot be closed"), e);
        } finally {
            permit.semaphore.release();
        }
    }
}
