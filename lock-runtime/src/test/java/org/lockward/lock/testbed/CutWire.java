package org.lockward.lock.testbed;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// A TCP wire to a daemon that can be cut, silenced, and led to another daemon.
public final class CutWire implements AutoCloseable {

    private final ServerSocket listener;
    private final List<Socket> ends = new CopyOnWriteArrayList<>();
    private volatile int target;
    private volatile boolean silent;

    public CutWire(int target) throws IOException {
        this.target = target;
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().start(this::accept);
    }

    public int port() {
        return listener.getLocalPort();
    }

    /// From now on it leads there; 0 is nowhere.
    public void leadTo(int port) {
        target = port;
    }

    /// Cuts all connections; new ones can be made.
    public void cut() throws IOException {
        for (Socket end : ends) {
            end.close();
        }
        ends.clear();
    }

    /// From now on nothing arrives any more, and nobody is told.
    public void silence() {
        silent = true;
    }

    private void accept() {
        try {
            while (true) {
                Socket near = listener.accept();
                if (target == 0) {
                    near.close();
                } else {
                    join(near, new Socket(InetAddress.getLoopbackAddress(), target));
                }
            }
        } catch (IOException e) {
            // It was closed: the test is over.
            return;
        }
    }

    private void join(Socket near, Socket far) {
        ends.addAll(List.of(near, far));
        Thread.ofPlatform().daemon().start(() -> pump(near, far));
        Thread.ofPlatform().daemon().start(() -> pump(far, near));
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8 * 1024];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int n = in.read(buffer); n > 0; n = in.read(buffer)) {
                if (!silent) {
                    out.write(buffer, 0, n);
                }
            }
        } catch (IOException e) {
            // One of the ends is gone, and so is the other now.
            return;
        }
    }

    @Override
    public void close() throws IOException {
        listener.close();
        cut();
    }
}
