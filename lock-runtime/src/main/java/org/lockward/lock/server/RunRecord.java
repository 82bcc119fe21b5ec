package org.lockward.lock.server;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.session.Grace;
import org.lockward.lock.session.LeaseLedger;
import org.lockward.lock.session.LifeConfig;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// That a run is under way and what it has promised, durably: so the next run knows whether this
/// one ended well. For one thread at a time.
///
/// `run-EPOCH` has the longest lease that was given, in milliseconds, and the first epoch whose
/// locks may still have holders; it is removed when the daemon stops and nobody holds anything.
/// `run-EPOCH.alive` is locked by the process: several daemons may share a directory.
final class RunRecord implements LeaseLedger {

    private static final String GUARD = "runs";
    private static final Pattern FILE = Pattern.compile("run-([1-9][0-9]{0,6})");
    private static final Pattern CONTENT = Pattern.compile("([1-9][0-9]{0,6}) ([1-9][0-9]{0,6})\n");
    private static final int MAX_BYTES = 32;

    private final StateDirectory directory;
    private final long epoch;
    private final Restart restart;
    private final FileChannel alive;
    private final Grace grace;

    private long promisedMillis;
    private long writtenMillis;
    private long firstEpoch;
    private boolean windowOver;

    /// A run that has ended without a word.
    private record Dead(long epoch, long leaseMillis, long firstEpoch) {}

    private RunRecord(StateDirectory directory, long epoch, Restart restart) throws IOException {
        this.directory = directory;
        this.epoch = epoch;
        this.restart = restart;
        List<Dead> dead = dead();
        this.grace = grace(dead);
        this.windowOver = grace.window().isZero();
        this.promisedMillis = min(LifeConfig.DEFAULT_LEASE, restart.longestLease());
        this.firstEpoch = grace.firstToken() >>> Tokens.COUNTER_BITS;
        this.alive = lockAlive();
        write(Math.max(promisedMillis, grace.window().toMillis()));
        for (Dead run : dead) {
            delete(run.epoch());
        }
    }

    /// Finds out how the runs before have ended, and writes down that this one has begun.
    ///
    /// @throws LockException.Unavailable if that cannot be made durable
    static RunRecord begin(Path state, long epoch, Restart restart) {
        StateDirectory directory = new StateDirectory(state);
        try {
            return directory.alone(GUARD, () -> new RunRecord(directory, epoch, restart));
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    /// What this run starts with.
    Grace grace() {
        return grace;
    }

    /// Writes the next power of two times ten seconds: a peer cannot make us write often.
    @Override
    public void promised(Duration lease) {
        if (lease.toMillis() > promisedMillis) {
            long next = promisedMillis;
            while (next < lease.toMillis()) {
                next *= 2;
            }
            promisedMillis = Math.min(next, restart.longestLease().toMillis());
            rewrite();
        }
    }

    @Override
    public void windowOver() {
        if (!windowOver) {
            windowOver = true;
            firstEpoch = grace.firstToken() >>> Tokens.COUNTER_BITS;
            rewrite();
        }
    }

    /// The run is over.
    ///
    /// @param clean whether nobody holds anything any more
    void end(boolean clean) {
        try (alive) {
            if (clean && windowOver) {
                delete(epoch);
            }
        } catch (IOException e) {
            throw unusable(directory, e);
        }
    }

    private void rewrite() {
        long window = windowOver ? 0 : grace.window().toMillis();
        long millis = Math.max(promisedMillis, window);
        if (millis != writtenMillis) {
            try {
                write(millis);
            } catch (IOException e) {
                throw unusable(directory, e);
            }
        }
    }

    private void write(long millis) throws IOException {
        directory.replace("run-" + epoch, millis + " " + firstEpoch + "\n");
        writtenMillis = millis;
    }

    private Grace grace(List<Dead> dead) {
        long own = epoch << Tokens.COUNTER_BITS;
        if (dead.isEmpty()) {
            Grace.Before before = epoch == 1 ? Grace.Before.NONE : Grace.Before.CLEAN;
            return new Grace(restart.policy(), before, Duration.ZERO, own);
        }
        long first = dead.stream().mapToLong(Dead::firstEpoch).min().orElse(epoch);
        long lease = dead.stream().mapToLong(Dead::leaseMillis).max().orElse(0);
        return switch (restart.policy()) {
            case RECLAIM ->
                    new Grace(
                            restart.policy(),
                            Grace.Before.UNCLEAN,
                            Duration.ofMillis(lease),
                            first << Tokens.COUNTER_BITS);
            case REFUSE ->
                    new Grace(
                            restart.policy(), Grace.Before.UNCLEAN, Duration.ofMillis(lease), own);
            case NONE -> new Grace(restart.policy(), Grace.Before.UNCLEAN, Duration.ZERO, own);
        };
    }

    private List<Dead> dead() throws IOException {
        List<Dead> dead = new ArrayList<>();
        try (DirectoryStream<Path> files = Files.newDirectoryStream(directory.path(), "run-*")) {
            for (Path file : files) {
                Matcher name = FILE.matcher(file.getFileName().toString());
                if (name.matches() && !isAlive(Long.parseLong(name.group(1)))) {
                    dead.add(read(Long.parseLong(name.group(1))));
                }
            }
        }
        return dead;
    }

    /// A record that cannot be read stands for the longest lease that there can be.
    private Dead read(long run) throws IOException {
        Matcher content = CONTENT.matcher(directory.read("run-" + run, MAX_BYTES).orElse(""));
        return content.matches()
                ? new Dead(run, Long.parseLong(content.group(1)), Long.parseLong(content.group(2)))
                : new Dead(run, restart.longestLease().toMillis(), run);
    }

    private boolean isAlive(long run) throws IOException {
        Path file = directory.path().resolve("run-" + run + ".alive");
        if (!Files.exists(file, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        try (FileChannel channel =
                        FileChannel.open(
                                file, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
                FileLock lock = channel.tryLock()) {
            return lock == null;
        } catch (OverlappingFileLockException e) {
            return true;
        }
    }

    private FileChannel lockAlive() throws IOException {
        FileChannel channel =
                FileChannel.open(
                        directory.path().resolve("run-" + epoch + ".alive"),
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                LinkOption.NOFOLLOW_LINKS),
                        PosixFilePermissions.asFileAttribute(
                                PosixFilePermissions.fromString("rw-------")));
        if (channel.tryLock() == null) {
            channel.close();
            throw new IOException("another process is run " + epoch);
        }
        return channel;
    }

    private void delete(long run) throws IOException {
        Files.deleteIfExists(directory.path().resolve("run-" + run));
        Files.deleteIfExists(directory.path().resolve("run-" + run + ".alive"));
        directory.force();
    }

    private static long min(Duration a, Duration b) {
        return Math.min(a.toMillis(), b.toMillis());
    }

    private static LockException unusable(StateDirectory directory, IOException cause) {
        return new LockException.Unavailable(
                new Problem(
                        "the state directory " + directory.path() + " is of no use: " + cause,
                        "how a run ended has to be known to the next one",
                        "give a writable directory with --state"),
                cause);
    }
}
