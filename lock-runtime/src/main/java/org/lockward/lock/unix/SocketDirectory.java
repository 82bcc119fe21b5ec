package org.lockward.lock.unix;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/// The directory of a socket: nobody but its owner and root can put another socket in its place.
///
/// @param path absolute
public record SocketDirectory(Path path) {

    private static final int WRITABLE_BY_OTHERS = 0022;
    private static final int STICKY = 01000;
    private static final int TYPE = 0170000;
    private static final int DIRECTORY = 0040000;

    /// Makes it, with mode 0700, if it is not there; its parent has to be. Then [#check].
    public void ensure() {
        try {
            Files.createDirectory(
                    path,
                    PosixFilePermissions.asFileAttribute(
                            PosixFilePermissions.fromString("rwx------")));
        } catch (FileAlreadyExistsException e) {
            check();
            return;
        } catch (IOException e) {
            throw unavailable(path + " cannot be made: " + e, "make it, with mode 0700", e);
        }
        check();
    }

    /// Like [#ensure], for a directory that has to be ours alone: mode 0700, no symbolic link.
    public void ensurePrivate() {
        ensure();
        int mode = attribute(path, "unix:mode");
        if (owner() != Uid.own().value() || (mode & 0077) != 0 || (mode & TYPE) != DIRECTORY) {
            throw refused(
                    path
                            + " is not a directory of mode 0700 that belongs to us: mode "
                            + Integer.toOctalString(mode & 07777)
                            + ", owner uid:"
                            + owner());
        }
    }

    /// Refuses a directory in which, or above which, somebody else could put things.
    ///
    /// @throws LockException.Denied with owner and mode of what is wrong
    public void check() {
        Path real = real();
        check(real, false);
        for (Path above = real.getParent(); above != null; above = above.getParent()) {
            check(above, true);
        }
    }

    private static void check(Path directory, boolean above) {
        int mode = attribute(directory, "unix:mode");
        int owner = attribute(directory, "unix:uid");
        if (!Uid.own().trusts(new Uid(owner))) {
            throw refused(directory + " belongs to uid:" + owner + ", not to us or root");
        }
        // In a sticky directory, as /tmp, nobody can rename or remove what belongs to others.
        boolean sticky = above && (mode & STICKY) != 0;
        if ((mode & WRITABLE_BY_OTHERS) != 0 && !sticky) {
            throw refused(
                    "others can write to "
                            + directory
                            + ": mode "
                            + Integer.toOctalString(mode & 07777));
        }
    }

    private int owner() {
        return attribute(path, "unix:uid");
    }

    private Path real() {
        try {
            return path.toRealPath();
        } catch (IOException e) {
            throw unavailable("there is no directory " + path, "see whether lockd runs", e);
        }
    }

    private static int attribute(Path file, String name) {
        try {
            return (Integer) Files.getAttribute(file, name, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw unavailable("owner and mode of " + file + " are not known", "", e);
        }
    }

    private static LockException refused(String what) {
        return new LockException.Denied(
                new Problem(
                        "no socket there: " + what,
                        "whoever can write there can put a socket of their own in place of ours",
                        "use a directory of mode 0700, such as one below $XDG_RUNTIME_DIR"));
    }

    private static LockException unavailable(String what, String fix, IOException cause) {
        return new LockException.Unavailable(
                new Problem(what, String.valueOf(cause.getMessage()), fix), cause);
    }
}
