package org.lockward.lock.server;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.ByteBuffer;

/// Stands between one client and a daemon, hands on every byte, and keeps what the daemon said.
final class Eavesdropper implements AutoCloseable {

    private static final int KEY_SHARE = 0x33;

    private final ServerSocket listener;
    private final ByteArrayOutputStream said = new ByteArrayOutputStream();

    Eavesdropper(InetSocketAddress daemon) throws IOException {
        listener = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(() -> relay(daemon));
    }

    int port() {
        return listener.getLocalPort();
    }

    Socket connect() throws IOException {
        return new Socket(listener.getInetAddress(), port());
    }

    private void relay(InetSocketAddress daemon) {
        try (Socket client = listener.accept();
                Socket server = new Socket(daemon.getAddress(), daemon.getPort())) {
            OutputStream there = server.getOutputStream();
            Thread.ofVirtual().start(() -> pump(client, there));
            InputStream answers = server.getInputStream();
            byte[] piece = new byte[4096];
            for (int n = answers.read(piece); n >= 0; n = answers.read(piece)) {
                synchronized (said) {
                    said.write(piece, 0, n);
                }
                client.getOutputStream().write(piece, 0, n);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void pump(Socket from, OutputStream to) {
        try {
            from.getInputStream().transferTo(to);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The group in the ServerHello's key_share (RFC 8446, sections 4.1.3 and 4.2.8): the one of
    /// which the keys of the connection are made.
    int selectedGroup() {
        ByteBuffer hello;
        synchronized (said) {
            hello = ByteBuffer.wrap(said.toByteArray());
        }
        // Record header 5, handshake header 4, legacy_version 2, random 32; then the session ID.
        hello.position(43);
        hello.position(hello.position() + 1 + hello.get(43) + 3);
        int end = hello.getShort() + hello.position();
        while (hello.position() < end) {
            int type = hello.getShort();
            int length = hello.getShort();
            if (type == KEY_SHARE) {
                return hello.getShort() & 0xffff;
            }
            hello.position(hello.position() + length);
        }
        throw new AssertionError("no key_share in the ServerHello");
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
