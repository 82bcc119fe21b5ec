package org.lockward.lock.cli;

import org.lockward.lock.server.Endpoints;
import org.lockward.lock.unix.SocketPath;

import picocli.CommandLine.Option;

import java.net.InetSocketAddress;
import java.time.Duration;
import java.util.Optional;

/// The options of `lockd` about its UNIX socket.
final class SocketOptions {

    @Option(
            names = "--socket",
            paramLabel = "PATH",
            description =
                    "listens on this UNIX socket too, or alone, for processes of the daemon's own"
                            + " user and of root; nobody else may write to its directory")
    private Optional<String> socket = Optional.empty();

    @Option(
            names = "--idle-exit",
            paramLabel = "TIME",
            description = "ends after that long without sessions (default: stays)")
    private Optional<String> idleExit = Optional.empty();

    Optional<SocketPath> path() {
        return socket.map(s -> new SocketPath(TlsOptions.path("--socket", s)));
    }

    Optional<Duration> idleExit() {
        return idleExit.map(t -> Durations.parse("--idle-exit", t));
    }

    Endpoints endpoints(Optional<InetSocketAddress> network) {
        if (network.isEmpty() && path().isEmpty()) {
            throw Usage.problem(
                    "where? --listen HOST:PORT is missing", "--socket PATH is not there either");
        }
        return new Endpoints(network, path());
    }
}
