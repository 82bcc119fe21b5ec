package org.lockward.lock.server;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Path;
import java.util.Optional;
import java.util.regex.Pattern;

/// The number of a run of the daemon, one more than that of any run before on the same state
/// directory. Durable before it is used.
///
/// A file that cannot be read stops the daemon: starting again at 1 would give tokens out twice.
final class Epoch {

    /// 24 bits, of which the sign takes one.
    static final long MAX = (1L << 23) - 1;

    private static final String FILE = "epoch";
    private static final Pattern NUMBER = Pattern.compile("[1-9][0-9]{0,6}\n");
    private static final int MAX_BYTES = 64;

    private Epoch() {}

    /// Takes the next epoch for this run. Several daemons may share a directory.
    ///
    /// @param state created with mode 0700 if it is not there
    static long next(Path state) {
        StateDirectory directory = new StateDirectory(state);
        try {
            return directory.alone(FILE, () -> advance(directory));
        } catch (FileAlreadyExistsException e) {
            throw unavailable(state + " is not a directory", e);
        } catch (IOException e) {
            throw unavailable(
                    "the state directory " + state + " is of no use: " + e.getMessage(), e);
        }
    }

    private static long advance(StateDirectory directory) throws IOException {
        long epoch = read(directory) + 1;
        if (epoch > MAX) {
            throw new IOException("all " + MAX + " epochs are used");
        }
        directory.replace(FILE, epoch + "\n");
        return epoch;
    }

    private static long read(StateDirectory directory) throws IOException {
        Optional<String> text = directory.read(FILE, MAX_BYTES);
        if (text.isPresent() && !NUMBER.matcher(text.get()).matches()) {
            throw new LockException.Unavailable(
                    new Problem(
                            directory.path().resolve(FILE)
                                    + " is damaged: it is not a number and a line feed",
                            "it holds the last epoch, the high bits of every fencing token:"
                                    + " guessing it could give a token out twice",
                            "write a number into it that is larger than the epoch in the last"
                                    + " ready line or INFO of this daemon"));
        }
        return text.map(String::strip).map(Long::parseLong).orElse(0L);
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
