package org.lockward.lock.client;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.tls.ClientTls;
import org.lockward.lock.unix.SocketPath;
import org.lockward.lock.unix.UnixSocket;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;

import javax.net.ssl.SSLSession;

/// Connects to one daemon: TCP, TLS, greeting, in that order and within one deadline. For all
/// threads.
record Dialer(DaemonAddress address, Access access) {

    private static final int PROTOCOL = 3;

    /// A connection on which the greetings are exchanged, and whom it leads to.
    record Dialed(Connection connection, DaemonFacts daemon) {}

    /// Connects; nobody reads the connection yet but those who ask.
    ///
    /// @param patience for all of it together
    /// @throws LockException.Denied if one side does not accept the other, with the reason
    /// @throws LockException.Unavailable if nobody answers in time
    Dialed dial(Duration patience, Connection.Listener listener) {
        long start = System.nanoTime();
        Socket socket =
                // No switch over types: its table costs a command more than the connection.
                address instanceof DaemonAddress.Local(SocketPath path)
                        ? connect(path)
                        : connect((DaemonAddress.Network) address, patience);
        AtomicBoolean greeted = new AtomicBoolean();
        // Also where a socket has no deadlines of its own.
        Work.later(patience.toNanos(), () -> closeUnless(greeted, socket));
        try {
            Optional<ClientTls.Secured> secured =
                    access instanceof Access.Certified certified
                            ? Optional.of(certified.tls().secure(socket, certified.daemon()))
                            : Optional.empty();
            Socket talking = secured.<Socket>map(ClientTls.Secured::socket).orElse(socket);
            Connection connection = open(socket, talking, listener);
            hello(connection);
            if (socket instanceof DeadlineSocket bounded) {
                bounded.noDeadline();
            }
            Duration took = Duration.ofNanos(System.nanoTime() - start);
            return new Dialed(connection, facts(secured, took));
        } catch (IOException e) {
            Failures.close(socket, e);
            throw Failures.broken(e);
        } catch (LockException.Unavailable e) {
            boolean late = System.nanoTime() - start >= patience.toNanos();
            throw late ? Failures.silent(patience) : e;
        } finally {
            greeted.set(true);
        }
    }

    private static void closeUnless(AtomicBoolean done, Socket socket) {
        if (!done.get()) {
            try {
                socket.close();
            } catch (IOException e) {
                // Whoever reads it finds out.
                done.set(true);
            }
        }
    }

    private static Socket connect(SocketPath path) {
        try {
            return UnixSocket.connect(path);
        } catch (IOException e) {
            throw new LockException.Unavailable(
                    new Problem(
                            "no connection to " + path,
                            String.valueOf(e.getMessage()),
                            "see whether lockd runs there: its ready line names the socket"),
                    e);
        }
    }

    private static Socket connect(DaemonAddress.Network address, Duration patience) {
        DeadlineSocket socket = new DeadlineSocket();
        try {
            socket.deadlineIn(patience);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            socket.connect(
                    new InetSocketAddress(address.host(), address.port()),
                    (int) Math.max(1, patience.toMillis()));
            return socket;
        } catch (IOException e) {
            Failures.close(socket, e);
            throw new LockException.Unavailable(
                    new Problem(
                            "no connection to " + address,
                            e instanceof UnknownHostException
                                    ? "nobody knows the host " + address.host()
                                    : String.valueOf(e.getMessage()),
                            "see whether lockd runs there: its ready line names the address"),
                    e);
        }
    }

    private static Connection open(Socket raw, Socket talking, Connection.Listener listener)
            throws IOException {
        return new Connection(
                new Streams(talking.getInputStream(), talking.getOutputStream(), raw), listener);
    }

    private void hello(Connection connection) {
        try {
            Reply reply =
                    connection.call(
                            new Request.Hello(OptionalInt.of(PROTOCOL), access.claimedId()));
            if (reply instanceof Reply.Failure failure) {
                throw Failures.refused(failure);
            }
        } catch (LockException e) {
            connection.end(e);
            throw e;
        }
    }

    private static DaemonFacts facts(Optional<ClientTls.Secured> secured, Duration took) {
        if (secured.isEmpty()) {
            return new DaemonFacts(Optional.empty(), "plain", "-", took, List.of());
        }
        SSLSession session = secured.get().socket().getSession();
        return new DaemonFacts(
                Optional.of(secured.get().daemon().peer()),
                session.getProtocol(),
                session.getCipherSuite(),
                took,
                secured.get().daemon().warnings());
    }
}
