package org.lockward.samples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.nio.file.attribute.UserPrincipal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Starts a PostgreSQL of its own that lets only certified clients in. It refuses to run as root:
/// there the user of Debian's package does it.
///
/// @param own the server's certificate
/// @param client that of the clients
record Postgres(Programs programs, Credentials own, Credentials client) {

    private static final String USER = "postgres";

    /// Empty if PostgreSQL is not on this machine.
    Optional<Server> start() throws IOException, InterruptedException {
        Optional<Path> initdb = Programs.find("initdb");
        Optional<Path> postgres = Programs.find("postgres");
        if (initdb.isEmpty() || postgres.isEmpty()) {
            return Optional.empty();
        }
        Path data = privateDirectory();
        String[] init = {"--auth=trust", "--no-sync", "--username=" + USER, "-D", data.toString()};
        programs.output("initdb", command(initdb.get(), init));
        configure(data);
        int port = Programs.freePort();
        String version =
                programs.output("pg-version", List.of(postgres.get().toString(), "--version"));
        ProcessBuilder builder =
                programs.builder(
                        "postgres",
                        command(postgres.get(), "-D", data.toString(), "-p", "" + port));
        return Optional.of(
                new Server(
                        "PostgreSQL " + version.replaceAll("(?s)\\D*([0-9.]+).*", "$1"),
                        port,
                        programs.serve("postgres", builder, port),
                        client));
    }

    private static boolean root() {
        return System.getProperty("user.name").equals("root");
    }

    private static List<String> command(Path program, String... arguments) {
        List<String> command = new ArrayList<>();
        if (root()) {
            command.addAll(List.of("setpriv", "--reuid=" + USER, "--regid=" + USER));
            command.add("--clear-groups");
        }
        command.add(program.toString());
        command.addAll(List.of(arguments));
        return command;
    }

    private Path privateDirectory() throws IOException {
        Path data = Files.createDirectory(programs.directory().resolve("postgres"));
        Files.setPosixFilePermissions(data, PosixFilePermissions.fromString("rwx------"));
        give(data);
        return data;
    }

    private void configure(Path data) throws IOException {
        for (Path file : List.of(own.chain(), own.key(), own.authorities())) {
            Path copy = Files.copy(file, data.resolve(file.getFileName()));
            Files.setPosixFilePermissions(copy, PosixFilePermissions.fromString("rw-------"));
            give(copy);
        }
        Files.writeString(
                data.resolve("postgresql.conf"),
                """
                listen_addresses = '127.0.0.1'
                unix_socket_directories = ''
                max_connections = 100
                ssl = on
                ssl_min_protocol_version = 'TLSv1.3'
                ssl_cert_file = 'chain.pem'
                ssl_key_file = 'key.pem'
                ssl_ca_file = 'ca.pem'
                """);
        Files.writeString(
                data.resolve("pg_hba.conf"),
                "hostssl all all 127.0.0.1/32 trust clientcert=verify-ca\n");
    }

    private static void give(Path file) throws IOException {
        if (root()) {
            UserPrincipal owner =
                    file.getFileSystem()
                            .getUserPrincipalLookupService()
                            .lookupPrincipalByName(USER);
            Files.setOwner(file, owner);
        }
    }
}
