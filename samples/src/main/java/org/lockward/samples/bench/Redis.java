package org.lockward.samples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// Starts a Redis that keeps nothing on disk and lets only certified clients in.
///
/// @param own the server's certificate
/// @param client that of the clients
record Redis(Programs programs, Credentials own, Credentials client) {

    /// Empty if there is no redis-server on this machine.
    Optional<Server> start() throws IOException, InterruptedException {
        Optional<Path> program = Programs.find("redis-server");
        if (program.isEmpty()) {
            return Optional.empty();
        }
        int port = Programs.freePort();
        String version =
                programs.output("redis-version", List.of(program.get().toString(), "--version"));
        ProcessBuilder builder =
                programs.builder("redis", List.of(program.get().toString(), config(port)));
        return Optional.of(
                new Server(
                        "Redis " + version.replaceAll("(?s).* v=(\\S+).*", "$1"),
                        port,
                        programs.serve("redis", builder, port),
                        client));
    }

    private String config(int port) throws IOException {
        Path directory = Files.createDirectory(programs.directory().resolve("redis"));
        Path file = directory.resolve("redis.conf");
        List<String> lines =
                List.of(
                        "bind 127.0.0.1",
                        "port 0",
                        "tls-port " + port,
                        "tls-cert-file " + own.chain(),
                        "tls-key-file " + own.key(),
                        "tls-ca-cert-file " + own.authorities(),
                        "tls-auth-clients yes",
                        "tls-protocols TLSv1.3",
                        "save \"\"",
                        "appendonly no",
                        "dir " + directory);
        return Files.write(file, lines).toString();
    }
}
