package org.lockward.lock.server;

import org.lockward.lock.flom.FlomAnswer;
import org.lockward.lock.flom.FlomReader;
import org.lockward.lock.flom.FlomRequest;
import org.lockward.lock.flom.FlomWriter;
import org.lockward.lock.resource.LockMode;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.OptionalInt;

/// A client of FLoM on a socket that is connected, and secured if need be.
final class TestFlomPeer implements AutoCloseable {

    /// As the real command looks in every reply.
    static final String HEAD = "<?xml version=\"1.0\" encoding=\"UTF-8\" ?><msg level=\"3\" ";

    private static final int LONGEST_READ_MILLIS = 15_000;

    final Socket socket;
    private final String id;

    TestFlomPeer(Socket socket, String id) throws IOException {
        this.socket = socket;
        this.id = id;
        socket.setSoTimeout(LONGEST_READ_MILLIS);
        socket.setTcpNoDelay(true);
    }

    void send(FlomRequest request) throws IOException {
        socket.getOutputStream().write(FlomWriter.bytes(request));
    }

    void send(String bytes) throws IOException {
        socket.getOutputStream().write(bytes.getBytes(StandardCharsets.ISO_8859_1));
    }

    /// Asks for an exclusive lock, waiting or not.
    FlomAnswer.Result lock(String name, boolean waits) throws IOException {
        send(request(name, waits));
        return ((FlomAnswer.First) read()).result();
    }

    FlomRequest.Lock request(String name, boolean waits) {
        return new FlomRequest.Lock(
                id, name, Optional.of(LockMode.EX), OptionalInt.empty(), waits, true, 0);
    }

    void unlock(String name) throws IOException {
        send(new FlomRequest.Unlock(name, false));
    }

    /// The end of a wait.
    FlomAnswer.Result later() throws IOException {
        return ((FlomAnswer.Later) read()).result();
    }

    FlomAnswer read() throws IOException {
        return FlomReader.answer(ByteBuffer.wrap(readText().getBytes(StandardCharsets.ISO_8859_1)))
                .orElseThrow();
    }

    /// The bytes of one answer.
    String readText() throws IOException {
        StringBuilder text = new StringBuilder();
        while (text.indexOf("</msg>") < 0) {
            int b = socket.getInputStream().read();
            if (b < 0) {
                throw new EOFException("the daemon closed after: " + text);
            }
            text.append((char) b);
        }
        return text.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
