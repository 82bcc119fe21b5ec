package org.lockward.lock.cli;

import org.lockward.lock.client.DaemonAddress;
import org.lockward.lock.unix.SocketPath;

import java.nio.file.Path;
import java.util.Optional;

/// Where a daemon keeps what has to outlive it, unless it is told: one directory a listener, as the
/// epoch in it belongs to one daemon.
final class StateDirectory {

    private StateDirectory() {}

    static Path of(Optional<DaemonAddress.Network> network, Optional<SocketPath> socket) {
        String name =
                network.map(a -> a.host().replace(':', '.') + "-" + a.port())
                        .or(() -> socket.map(StateDirectory::name))
                        .orElseThrow();
        return base().resolve("lockward").resolve("lockd").resolve(name);
    }

    private static String name(SocketPath socket) {
        return "unix" + socket.path().toString().replaceAll("[^A-Za-z0-9.]", "-");
    }

    private static Path base() {
        return Environment.variable("XDG_STATE_HOME")
                .map(Path::of)
                .filter(Path::isAbsolute)
                .orElseGet(StateDirectory::usual);
    }

    private static Path usual() {
        return System.getProperty("user.name").equals("root")
                ? Path.of("/var/lib")
                : Path.of(System.getProperty("user.home"), ".local", "state");
    }
}
