package org.lockward.lock.server;

import org.lockward.lock.testbed.OpenSsl;
import org.lockward.lock.testbed.TestAuthority.Issued;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// A client of OpenSSL that has kept a TLS session of that version (a ticket, in TLS 1.3 a
/// pre-shared key) and tries to get in with it. Our daemon gives none, so it was given by `openssl
/// s_server`.
final class Resumption {

    private static final int SECONDS = 20;

    private final Path home;
    private final Issued node;
    private final String version;

    Resumption(Path home, Issued node, String version) {
        this.home = home;
        this.node = node;
        this.version = version;
    }

    /// What the client prints when it comes with its session to that port.
    String tryAt(int port) throws IOException, InterruptedException {
        Path session = home.resolve("kept" + version);
        obtain(session);
        if (Files.notExists(session)) {
            throw new AssertionError("there is no session to try with");
        }
        return client(port, "-sess_in", session);
    }

    private void obtain(Path session) throws IOException, InterruptedException {
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        List<String> line =
                List.of(
                        "s_server",
                        "-accept",
                        "127.0.0.1:" + port,
                        "-naccept",
                        "1",
                        "-rev",
                        "-cert",
                        "" + node.certificate(),
                        "-key",
                        "" + node.key());
        Process server =
                OpenSsl.builder(home, line)
                        .redirectOutput(home.resolve("s_server").toFile())
                        .start();
        TestServer.await(() -> said("s_server").contains("ACCEPT"), "s_server to listen");
        client(port, "-sess_out", session);
        server.destroyForcibly().waitFor();
    }

    private String said(String file) {
        try {
            return Files.readString(home.resolve(file), StandardCharsets.ISO_8859_1);
        } catch (IOException e) {
            return "";
        }
    }

    private String client(int port, String option, Path session)
            throws IOException, InterruptedException {
        List<String> line = new ArrayList<>(List.of("s_client", "-connect", "127.0.0.1:" + port));
        line.addAll(List.of(version, "-ign_eof", "-cert", "" + node.certificate()));
        line.addAll(List.of("-key", "" + node.key(), option, "" + session));
        Process client =
                OpenSsl.builder(home, line)
                        .redirectOutput(home.resolve("s_client").toFile())
                        .start();
        try (var in = client.getOutputStream()) {
            in.write("hello\n".getBytes(StandardCharsets.US_ASCII));
            in.flush();
            client.waitFor(2, TimeUnit.SECONDS);
        }
        client.waitFor(SECONDS, TimeUnit.SECONDS);
        client.destroyForcibly().waitFor();
        return said("s_client");
    }
}
