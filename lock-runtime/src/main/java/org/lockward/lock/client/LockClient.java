package org.lockward.lock.client;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.resource.ResourceName;
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
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

import javax.net.ssl.SSLSession;

/// One session with a lock daemon. Any thread may call; calls block until the daemon has answered
/// or their deadline has passed.
///
/// The daemon is checked before anything is sent to it. When the session ends, all its locks are
/// lost, and whoever holds one is told; nothing is ever locked again behind the caller's back.
public final class LockClient implements AutoCloseable {

    /// How long an answer may take that does not wait for a lock.
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /// How long the daemon keeps a lock for us without a sign of life.
    private static final Duration LEASE = Duration.ofSeconds(10);

    private static final int PROTOCOL = 3;

    private final Connection connection;
    private final Waits waits;
    private final DaemonFacts daemon;
    private final AtomicBoolean alive = new AtomicBoolean();

    private LockClient(Connection connection, Waits waits, DaemonFacts daemon) {
        this.connection = connection;
        this.waits = waits;
        this.daemon = daemon;
    }

    /// Connects, handshakes, checks the daemon, says who we are.
    ///
    /// @param patience for all of it together
    /// @throws LockException.Denied if one side does not accept the other, with the reason
    /// @throws LockException.Unavailable if nobody answers in time
    public static LockClient connect(DaemonAddress address, Access access, Duration patience) {
        long start = System.nanoTime();
        Socket socket = dial(address, patience);
        Optional<ClientTls.Secured> secured =
                access instanceof Access.Certified certified
                        ? Optional.of(certified.tls().secure(socket, certified.daemon()))
                        : Optional.empty();
        Waits waits = new Waits();
        Socket talking = secured.<Socket>map(ClientTls.Secured::socket).orElse(socket);
        Connection connection = open(socket, talking, waits);
        hello(connection, access.claimedId(), patience);
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        return new LockClient(connection, waits, facts(secured, took));
    }

    private static Socket dial(DaemonAddress address, Duration patience) {
        return switch (address) {
            case DaemonAddress.Network network -> dial(network, patience);
            case DaemonAddress.Local(SocketPath socket) -> dial(socket);
        };
    }

    private static Socket dial(SocketPath path) {
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

    private static DeadlineSocket dial(DaemonAddress.Network address, Duration patience) {
        DeadlineSocket socket = new DeadlineSocket();
        try {
            socket.deadlineIn(patience);
            socket.setOption(StandardSocketOptions.TCP_NODELAY, true);
            socket.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
            socket.connect(
                    new InetSocketAddress(address.host(), address.port()),
                    (int) patience.toMillis());
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

    private static Connection open(Socket raw, Socket talking, Waits waits) {
        try {
            if (raw instanceof DeadlineSocket bounded) {
                bounded.noDeadline();
            }
            return Connection.over(talking, waits::take);
        } catch (IOException e) {
            Failures.close(raw, e);
            throw Failures.broken(e);
        }
    }

    private static void hello(Connection connection, Optional<String> claimed, Duration patience) {
        try {
            Reply reply =
                    connection.call(new Request.Hello(OptionalInt.of(PROTOCOL), claimed), patience);
            if (reply instanceof Reply.Failure failure) {
                throw Failures.refused(failure);
            }
        } catch (LockException e) {
            connection.close();
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

    public DaemonFacts daemon() {
        return daemon;
    }

    /// Waits in line for a lock. Signs of life go out from now on: without them, or without answers
    /// to them, the session ends.
    ///
    /// @throws LockException.NotObtained if others hold it for longer than was to be waited
    public LockHandle lock(LockRequest request) {
        keepAlive();
        try (Waits.Wait wait = waits.begin()) {
            Reply reply = connection.call(request.wire(wait.id()), ANSWER);
            if (reply instanceof Reply.Fields fields && fields.number("queued").isPresent()) {
                reply = connection.await(wait.end());
            }
            return new LockHandle(this, request, token(reply));
        }
    }

    private static long token(Reply reply) {
        return Reply.Grant.in(reply).orElseThrow(() -> Failures.unasked(reply)).token();
    }

    private void keepAlive() {
        if (alive.compareAndSet(false, true)) {
            expectOk(connection.call(new Request.Lease(LEASE), ANSWER));
            Thread.ofPlatform().daemon().name("lock-alive").start(this::showLife);
        }
    }

    /// A ping that is not answered ends the connection.
    private void showLife() {
        try {
            while (!connection.endsWithin(LEASE.dividedBy(3))) {
                ping();
            }
        } catch (LockException e) {
            connection.end(e);
        }
    }

    void unlock(ResourceName name, long token) {
        expectOk(connection.call(new Request.Unlock(name, token), ANSWER));
    }

    /// How long the daemon takes to answer.
    public Duration ping() {
        long start = System.nanoTime();
        expectOk(connection.call(new Request.Ping(Optional.empty()), ANSWER));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    private static void expectOk(Reply reply) {
        var _ = Failures.expect(Reply.Status.class, reply);
    }

    /// Who holds and who waits, at most so many rows of each.
    public Standing standing(int rows) {
        return Standing.of(
                connection.call(new Request.Locks(rows), ANSWER),
                connection.call(new Request.Waiters(rows), ANSWER));
    }

    /// What the daemon says about itself, by key.
    public Map<String, String> info() {
        Reply reply = connection.call(new Request.Info(), ANSWER);
        Map<String, String> info = new LinkedHashMap<>();
        Failures.expect(Reply.Text.class, reply)
                .value()
                .lines()
                .filter(line -> line.indexOf(':') > 0)
                .forEach(line ->
                        info.put(
                                line.substring(0, line.indexOf(':')),
                                line.substring(line.indexOf(':') + 1)));
        return info;
    }

    /// Calls back once when the session is over, unless it was we who closed it.
    public void whenEnded(Consumer<LockException> listener) {
        connection.whenEnded(listener);
    }

    /// Ends the session; what it still holds is free again.
    @Override
    public void close() {
        connection.close();
    }
}
