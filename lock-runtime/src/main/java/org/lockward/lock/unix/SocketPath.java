package org.lockward.lock.unix;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.io.IOException;
import java.net.UnixDomainSocketAddress;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;

/// Where a UNIX socket is, or is to be.
///
/// @param path absolute; at most 80 bytes, as unix(7) has room for 108 and binding needs some
public record SocketPath(Path path) {

    private static final int MAX_BYTES = 80;
    private static final int TYPE = 0170000;
    private static final int SOCKET = 0140000;

    public SocketPath {
        path = path.toAbsolutePath().normalize();
        int bytes = path.toString().getBytes(StandardCharsets.UTF_8).length;
        if (bytes > MAX_BYTES || path.getFileName() == null) {
            throw new LockException.InvalidInput(
                    new Problem(
                            "the path of a socket has 2 to " + MAX_BYTES + " bytes, not " + bytes,
                            "the kernel has room for 108 (unix(7))",
                            "choose a shorter one"));
        }
    }

    /// The directory that it is in.
    public SocketDirectory directory() {
        Path parent = path.getParent();
        return new SocketDirectory(parent == null ? path : parent);
    }

    /// Refuses a socket that is not our own or root's: somebody else would be who answers.
    public void check() {
        directory().check();
        int owner = attribute("unix:uid");
        if (!Uid.own().trusts(new Uid(owner))) {
            throw new LockException.Denied(
                    new Problem(
                            "the socket " + path + " belongs to uid:" + owner,
                            "we are " + Uid.own() + " and talk to our own daemon or to root's",
                            ""));
        }
    }

    /// Whether somebody listens there: a socket that nobody listens on refuses the connection.
    ///
    /// @throws IOException if there is something else than a socket
    public boolean answers() throws IOException {
        if (!isThere()) {
            return false;
        }
        try (SocketChannel _ = SocketChannel.open(UnixDomainSocketAddress.of(path))) {
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// Whether there is a socket, in use or not.
    boolean isThere() throws IOException {
        if (!Files.exists(path, LinkOption.NOFOLLOW_LINKS)) {
            return false;
        }
        if ((attribute("unix:mode") & TYPE) != SOCKET) {
            throw new IOException("it is something else than a socket");
        }
        return true;
    }

    private int attribute(String name) {
        try {
            return (Integer) Files.getAttribute(path, name, LinkOption.NOFOLLOW_LINKS);
        } catch (IOException e) {
            throw new LockException.Unavailable(
                    new Problem(
                            "there is no socket " + path,
                            String.valueOf(e.getMessage()),
                            "see whether lockd --socket runs there"),
                    e);
        }
    }

    @Override
    public String toString() {
        return "unix:" + path;
    }
}
