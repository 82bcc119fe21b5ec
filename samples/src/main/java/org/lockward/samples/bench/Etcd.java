package org.lockward.samples.bench;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Starts one etcd, which writes to disk, and lets only certified clients in.
///
/// @param own the server's certificate
/// @param client that of the clients
record Etcd(Programs programs, Credentials own, Credentials client) {

    /// Empty if there is no etcd on this machine.
    Optional<Server> start() throws IOException, InterruptedException {
        Optional<Path> program = Programs.find("etcd");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = Programs.freePort();
        String version =
                programs.output("etcd-version", List.of(program.get().toString(), "--version"));
        ProcessBuilder builder = programs.builder("etcd", command(program.get(), port));
        return Optional.of(
                new Server(
                        "etcd " + version.replaceAll("(?s)etcd Version: (\\S+).*", "$1"),
                        port,
                        programs.serve("etcd", builder, port),
                        client));
    }

    private List<String> command(Path program, int port) throws IOException {
        String clients = "https://127.0.0.1:" + port;
        String peers = "http://127.0.0.1:" + Programs.freePort();
        return List.of(
                program.toString(),
                "--data-dir=" + programs.directory().resolve("etcd"),
                "--logger=zap",
                "--listen-client-urls=" + clients,
                "--advertise-client-urls=" + clients,
                "--listen-peer-urls=" + peers,
                "--initial-advertise-peer-urls=" + peers,
                "--initial-cluster=default=" + peers,
                "--cert-file=" + own.chain(),
                "--key-file=" + own.key(),
                "--trusted-ca-file=" + own.authorities(),
                "--client-cert-auth");
    }
}
