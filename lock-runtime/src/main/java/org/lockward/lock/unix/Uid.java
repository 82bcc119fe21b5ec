package org.lockward.lock.unix;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// A user of this machine, by number.
///
/// @param value 0 is root; -1 a user whose number is not known, who may nothing
public record Uid(int value) {

    /// May everything on its machine.
    public static final Uid ROOT = new Uid(0);

    static final Uid UNKNOWN = new Uid(-1);

    private static final Path SELF = Path.of("/proc/self");

    /// The user that this process runs as: the owner of its directory below /proc.
    public static Uid own() {
        try {
            return new Uid((Integer) Files.getAttribute(SELF, "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            throw new LockException.Unavailable(
                    new Problem(
                            "which user we are is not known: " + e.getMessage(),
                            "a UNIX socket is for one user, and /proc tells which",
                            "see whether /proc is mounted"),
                    e);
        }
    }

    static Uid ofOwner(Path file) throws IOException {
        return new Uid((Integer) Files.getAttribute(file, "unix:uid", LinkOption.NOFOLLOW_LINKS));
    }

    /// Whether that user's processes are as good as ours: it is ours, or root.
    public boolean trusts(Uid other) {
        return other.value == value || other.value == ROOT.value;
    }

    /// The name under which it holds locks, `uid:1000`: a colon stands in no node ID.
    @Override
    public String toString() {
        return "uid:" + value;
    }
}
