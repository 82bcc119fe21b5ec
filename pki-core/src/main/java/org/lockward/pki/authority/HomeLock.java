package org.lockward.pki.authority;

import org.lockward.pki.file.FileFailure;
import org.lockward.pki.file.FileMode;
import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
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
import java.time.Instant;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

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

    /// While others come and go a queue moves on; this long it may take.
    private static final Duration LONGEST = Duration.ofMinutes(10);

    private static final Set<OpenOption> OPTIONS =
            Set.of(StandardOpenOption.READ, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);

    /// The right to open the file within this process.
    private static final class Permit {
        private final Semaphore semaphore = new Semaphore(1, true);
        private volatile String holder = "";
    }

    /// Who asks, and until when.
    private record Attempt(Path file, Duration patience, long deadline, Runnable meanwhile) {

        PkiException busy(String holder) {
            return new PkiException.Unavailable(
                    new Problem(
                            "%s is held by %s".formatted(file, Printable.quote(holder)),
                            "it kept it for %d s; one command at a time works in a CA's directory"
                                    .formatted(patience.toSeconds()),
                            "try again when that process has ended"));
        }

        long left() {
            return Math.max(0, deadline - System.nanoTime());
        }
    }

    private final Permit permit;
    private final FileChannel channel;

    private HomeLock(Permit permit, FileChannel channel) {
        this.permit = permit;
        this.channel = channel;
    }

    /// Waits for the lock. When one holder keeps it for `patience` and longer, it gives up with
    /// `Unavailable`, which names the holder.
    ///
    /// @param file made 0600 when it is not there
    /// @param command what the holder does, for those who wait
    static HomeLock take(Path file, String command, Duration patience) {
        return take(file, command, patience, () -> {});
    }

    /// As above.
    ///
    /// @param meanwhile run once when another process holds the lock, before waiting
    static HomeLock take(Path file, String command, Duration patience, Runnable meanwhile) {
        long deadline = System.nanoTime() + LONGEST.toNanos();
        Attempt attempt = new Attempt(file, patience, deadline, meanwhile);
        Permit permit = permit(attempt);
        try {
            permit.holder =
                    "pid %d, pki %s, since %s"
                            .formatted(ProcessHandle.current().pid(), command, Instant.now());
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
            String holder = permit.holder;
            while (!permit.semaphore.tryAcquire(
                    attempt.patience().toNanos(), TimeUnit.NANOSECONDS)) {
                if (permit.holder.equals(holder) || attempt.left() == 0) {
                    throw attempt.busy(permit.holder);
                }
                holder = permit.holder;
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

    /// Whoever waits, waits in the kernel, which lets them in about in the order in which they
    /// came.
    private static void lock(FileChannel channel, Attempt attempt) throws IOException {
        if (channel.tryLock() != null) {
            return;
        }
        attempt.meanwhile().run();
        FutureTask<FileLock> locked = new FutureTask<>(channel::lock);
        Thread.ofPlatform().daemon().name("pki-lock").start(locked);
        String holder = read(channel);
        while (!ended(locked, attempt.patience())) {
            String next = read(channel);
            if (next.equals(holder) || attempt.left() == 0) {
                // Ends the wait of the other thread, too.
                channel.close();
                throw attempt.busy(next);
            }
            holder = next;
        }
    }

    private static boolean ended(FutureTask<FileLock> locked, Duration patience)
            throws IOException {
        try {
            locked.get(patience.toNanos(), TimeUnit.NANOSECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IOException("the lock failed", e.getCause());
        } catch (InterruptedException e) {
            throw new IllegalStateException("this thread is never interrupted", e);
        }
    }

    /// Not through a second descriptor: closing that would give away the lock that this process may
    /// just have got.
    private static String read(FileChannel channel) throws IOException {
        ByteBuffer content = ByteBuffer.allocate(MAX_CONTENT);
        channel.read(content, 0);
        return StandardCharsets.UTF_8.decode(content.flip()).toString().strip();
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
