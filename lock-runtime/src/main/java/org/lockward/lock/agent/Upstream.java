package org.lockward.lock.agent;

import jdk.net.ExtendedSocketOptions;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.tls.ClientTls;
import org.lockward.lock.tls.PeerCheck;

import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.StandardSocketOptions;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;

/// A connection to the daemon that has checked us and that we have checked, and that nothing was
/// sent over yet: it serves one local process. For all threads.
///
/// It is read from the beginning, so that one which the daemon has closed is known as such.
final class Upstream {

    /// Told what the daemon sends until the end.
    interface Sink {

        /// Bytes; takes as long as the local process takes to read them.
        void take(byte[] bytes, int length) throws IOException;

        /// No more, for that reason; none if the daemon ended TLS in order.
        void end(@Nullable LockException reason);
    }

    private static final int BUFFER = 16 * 1024;

    /// Seconds: a daemon's host that is gone is found after 25 s of silence.
    private static final int KEEP_IDLE = 10;

    private static final int KEEP_INTERVAL = 5;
    private static final int KEEP_COUNT = 3;

    private final SSLSocket socket;
    private final List<X509Certificate> chain;
    private final CompletableFuture<Sink> sink = new CompletableFuture<>();

    // Guarded by this.
    private boolean spoiled;

    private Upstream(SSLSocket socket) {
        this.socket = socket;
        this.chain = PeerCheck.certificates(socket.getSession());
    }

    /// Connects, handshakes and judges the daemon; [#start] is next.
    ///
    /// @throws LockException if one does not accept the other, or there is nobody
    static Upstream dial(AgentConfig config, ClientTls tls) {
        Socket raw = new Socket();
        try {
            CompletableFuture<Void> done = deadline(raw);
            configure(raw);
            raw.connect(
                    new InetSocketAddress(config.daemon().host(), config.daemon().port()),
                    (int) AgentConfig.HANDSHAKE_DEADLINE.toMillis());
            Upstream upstream = new Upstream(tls.secure(raw, config.expected()).socket());
            done.complete(null);
            return upstream;
        } catch (IOException e) {
            close(raw, e);
            throw unreachable(config, e);
        }
    }

    private static void configure(Socket raw) throws IOException {
        raw.setOption(StandardSocketOptions.TCP_NODELAY, true);
        raw.setOption(StandardSocketOptions.SO_KEEPALIVE, true);
        raw.setOption(ExtendedSocketOptions.TCP_KEEPIDLE, KEEP_IDLE);
        raw.setOption(ExtendedSocketOptions.TCP_KEEPINTERVAL, KEEP_INTERVAL);
        raw.setOption(ExtendedSocketOptions.TCP_KEEPCOUNT, KEEP_COUNT);
    }

    /// Closes the socket unless the handshake is done in time, however the peer drips.
    private static CompletableFuture<Void> deadline(Socket raw) {
        CompletableFuture<Void> done = new CompletableFuture<>();
        var _ =
                done.orTimeout(AgentConfig.HANDSHAKE_DEADLINE.toMillis(), TimeUnit.MILLISECONDS)
                        .exceptionally(late -> {
                            close(raw, late);
                            return null;
                        });
        return done;
    }

    private static void close(Socket socket, Throwable why) {
        try {
            socket.close();
        } catch (IOException e) {
            why.addSuppressed(e);
        }
    }

    private static LockException unreachable(AgentConfig config, IOException cause) {
        String why =
                cause instanceof UnknownHostException
                        ? "nobody knows the host " + config.daemon().host()
                        : String.valueOf(cause.getMessage());
        return new LockException.Unavailable(
                new Problem(
                        "no connection to " + config.daemon() + ": " + why,
                        "",
                        "see whether lockd runs there"),
                cause);
    }

    /// Begins to read.
    ///
    /// @param whenSpoiled told what the daemon said if it ends this before anybody took it
    void start(Consumer<String> whenSpoiled) {
        Thread.ofVirtual().name("upstream").start(() -> read(whenSpoiled));
    }

    /// What the daemon showed, its own certificate first.
    List<X509Certificate> chain() {
        return chain;
    }

    /// Gives it to one local process; false if it is spoiled.
    synchronized boolean giveTo(Sink local) {
        return !spoiled && sink.complete(local);
    }

    /// False if the daemon takes no more; whoever reads from it learns why.
    boolean send(byte[] bytes, int length) {
        try {
            socket.getOutputStream().write(bytes, 0, length);
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// The local process sends no more.
    void endOutput() {
        try {
            socket.shutdownOutput();
        } catch (IOException e) {
            // The daemon was faster; the same as in send.
            return;
        }
    }

    void close() {
        spoil();
        try {
            socket.close();
        } catch (IOException e) {
            // TLS could not say goodbye: the daemon is gone, which is what closing is for.
            return;
        }
    }

    /// Whether nobody had taken it, and nobody can any more.
    private synchronized boolean spoil() {
        spoiled = spoiled || !sink.isDone();
        return spoiled;
    }

    private void read(Consumer<String> whenSpoiled) {
        byte[] bytes = new byte[BUFFER];
        try {
            InputStream in = socket.getInputStream();
            int length = in.read(bytes);
            if (spoil()) {
                whenSpoiled.accept(said(bytes, length));
                return;
            }
            while (length > 0) {
                sink.join().take(bytes, length);
                length = in.read(bytes);
            }
            sink.join().end(null);
        } catch (IOException e) {
            if (spoil()) {
                whenSpoiled.accept(broken(e).problem().what());
            } else {
                sink.join().end(broken(e));
            }
        } finally {
            close();
        }
    }

    private static String said(byte[] bytes, int length) {
        return length > 0
                ? new String(bytes, 0, length, StandardCharsets.US_ASCII).strip()
                : "the daemon closed the connection";
    }

    private static LockException broken(IOException failure) {
        return failure instanceof SSLException alert
                ? ClientTls.alert(alert)
                : new LockException.Unavailable(
                        new Problem(
                                "the connection to the daemon broke: " + failure.getMessage(),
                                "",
                                ""),
                        failure);
    }
}
