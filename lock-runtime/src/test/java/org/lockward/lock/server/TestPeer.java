package org.lockward.lock.server;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.unix.UnixSocket;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.ReplyReader;
import org.lockward.lock.wire.Request;
import org.lockward.lock.wire.RequestEncoder;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/// The other end of a connection to a daemon: sends requests or any bytes, reads replies.
final class TestPeer implements AutoCloseable {

    private static final int LONGEST_READ_MILLIS = 15_000;

    final Socket socket;
    private final ReplyReader replies;

    TestPeer(Socket socket) throws IOException {
        this.socket = socket;
        if (!(socket instanceof UnixSocket)) {
            socket.setSoTimeout(LONGEST_READ_MILLIS);
            socket.setTcpNoDelay(true);
        }
        replies = new ReplyReader(new BufferedInputStream(socket.getInputStream()));
    }

    TestPeer hello3() throws IOException {
        ask(new Request.Hello(OptionalInt.of(3), Optional.empty()));
        return this;
    }

    Reply ask(Request request) throws IOException {
        send(request);
        return read();
    }

    void send(Request request) throws IOException {
        socket.getOutputStream().write(RequestEncoder.encode(request));
    }

    void send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// A request of these words.
    void words(String... words) throws IOException {
        StringBuilder request = new StringBuilder("*" + words.length + "\r\n");
        for (String word : words) {
            request.append('$').append(word.length()).append("\r\n").append(word).append("\r\n");
        }
        send(request.toString());
    }

    Reply read() throws IOException {
        return replies.read();
    }

    /// The token of a grant that comes now.
    long granted() throws IOException {
        Reply reply = read();
        return Reply.Grant.in(reply).map(Reply.Grant::token).orElseGet(() -> flat(reply, "token"));
    }

    long lock(String name) throws IOException {
        send(lockRequest(name, Optional.of(Duration.ZERO)));
        return granted();
    }

    static Request.Lock lockRequest(String name, Optional<Duration> patience) {
        return new Request.Lock(
                ResourceName.parse(name), LockMode.EX, patience, OptionalLong.empty());
    }

    static Request.Lock waitFor(String name, long id) {
        return new Request.Lock(
                ResourceName.parse(name), LockMode.EX, Optional.empty(), OptionalLong.of(id));
    }

    /// A number in a map of RESP2, which is a flat list.
    private static long flat(Reply reply, String name) {
        if (reply instanceof Reply.Array(var items)) {
            int at = items.indexOf(new Reply.Text(name));
            if (at >= 0 && items.get(at + 1) instanceof Reply.Int(long value)) {
                return value;
            }
        }
        throw new AssertionError("no " + name + " in " + reply);
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
