package org.lockward.pki.deployment;

import org.lockward.pki.file.FileMode;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.util.Set;

/// One deployment at a time into one directory: two would remove each other's generations. Any
/// thread of any process may ask; it belongs to the one that got it. The file stays.
final class DirectoryLock implements AutoCloseable {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofMillis(50);
    private static final String NAME = ".deploy.lock";

    private final FileChannel channel;

    private DirectoryLock(FileChannel channel) {
        this.channel = channel;
    }

    static DirectoryLock take(Path directory) throws IOException {
        FileChannel channel =
                FileChannel.open(
                        directory.resolve(NAME),
                        Set.of(
                                StandardOpenOption.CREATE,
                                StandardOpenOption.WRITE,
                                LinkOption.NOFOLLOW_LINKS),
                        PosixFilePermissions.asFileAttribute(FileMode.PRIVATE.permissions()));
        try {
            await(channel, directory);
            return new DirectoryLock(channel);
        } catch (IOException | RuntimeException e) {
            channel.close();
            throw e;
        }
    }

    private static void await(FileChannel channel, Path directory) throws IOException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!isTaken(channel)) {
            if (System.nanoTime() > end) {
                throw new PkiException.Unavailable(
                        new Problem(
                                "another deployment to " + directory + " is under way",
                                "it did not end within " + PATIENCE.toSeconds() + " s",
                                "try again later"));
            }
            Pause.of(PAUSE);
        }
    }

    private static boolean isTaken(FileChannel channel) throws IOException {
        try {
            FileLock lock = channel.tryLock();
            return lock != null;
        } catch (OverlappingFileLockException e) {
            return false;
        }
    }

    @Override
    public void close() throws IOException {
        channel.close();
    }
}
