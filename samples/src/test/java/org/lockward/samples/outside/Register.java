package org.lockward.samples.outside;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/// Two numbers that processes read and write over TCP: one compares fencing tokens, the other
/// believes everybody. For all threads.
///
/// `READ token pid` is answered with both numbers, `WRITE token fenced unfenced` with `true` or
/// `false` for the fenced one.
final class Register implements AutoCloseable {

    /// What the fenced number has accepted.
    record Access(boolean write, long token) {}

    private final ServerSocket listener;
    private final List<Access> accepted = new ArrayList<>();
    private long fenced;
    private long unfenced;
    private long largest;
    private int unfencedWrites;
    private int refused;
    private long reader;

    Register() throws IOException {
        listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        Thread.ofVirtual().start(this::accept);
    }

    int port() {
        return listener.getLocalPort();
    }

    synchronized List<Access> accepted() {
        return List.copyOf(accepted);
    }

    synchronized long fenced() {
        return fenced;
    }

    /// The process that has read last.
    synchronized long reader() {
        return reader;
    }

    private synchronized void reader(long pid) {
        reader = pid;
    }

    synchronized int refused() {
        return refused;
    }

    /// How many writes of the number without token have vanished.
    synchronized long unfencedLosses() {
        return unfencedWrites - unfenced;
    }

    synchronized String read(long token) {
        if (token < largest) {
            refused++;
            return "refused";
        }
        largest = token;
        accepted.add(new Access(false, token));
        return fenced + " " + unfenced;
    }

    synchronized boolean write(long token, long newFenced, long newUnfenced) {
        unfenced = newUnfenced;
        unfencedWrites++;
        if (token < largest) {
            refused++;
            return false;
        }
        fenced = newFenced;
        accepted.add(new Access(true, token));
        return true;
    }

    private void accept() {
        try {
            while (true) {
                Socket peer = listener.accept();
                Thread.ofVirtual().start(() -> serve(peer));
            }
        } catch (IOException e) {
            // It was closed: the test is over.
            return;
        }
    }

    private void serve(Socket peer) {
        try (peer;
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        peer.getInputStream(), StandardCharsets.US_ASCII));
                PrintWriter out =
                        new PrintWriter(peer.getOutputStream(), true, StandardCharsets.US_ASCII)) {
            for (String line = in.readLine(); line != null; line = in.readLine()) {
                out.println(answer(line.split(" ", -1)));
            }
        } catch (IOException e) {
            // A worker was killed.
            return;
        }
    }

    private Object answer(String[] words) {
        long token = Long.parseLong(words[1]);
        if (words[0].equals("READ")) {
            reader(Long.parseLong(words[2]));
            return read(token);
        }
        return write(token, Long.parseLong(words[2]), Long.parseLong(words[3]));
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
