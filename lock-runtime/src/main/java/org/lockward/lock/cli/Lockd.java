package org.lockward.lock.cli;

import org.lockward.lock.client.DaemonAddress;
import org.lockward.lock.metrics.MetricsServer;
import org.lockward.lock.server.LockServer;
import org.lockward.lock.server.Security;
import org.lockward.lock.server.ServerConfig;
import org.lockward.lock.tls.PeerIdentity;
import org.lockward.lock.unix.SocketPath;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;

/// The command `lockd`: the daemon, in the foreground.
public final class Lockd {

    private Lockd() {}

    public static void main(String[] line) {
        int status = new Edge("lockd", System.err).run(() -> run(List.of(line), System.out));
        System.exit(status);
    }

    private static int run(List<String> line, PrintStream out) {
        Optional<DaemonOptions> options = options(line, out);
        if (options.isEmpty()) {
            return Edge.OK;
        }
        CountDownLatch stop = new CountDownLatch(1);
        List.of("TERM", "INT").forEach(s -> Signals.handle(s, _ -> stop.countDown()));
        try {
            if (options.get().isAgent()) {
                new RunningAgent(options.get().agentConfig(System.err), out).run(stop);
            } else {
                serve(options.get(), out, stop);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        return Edge.OK;
    }

    private static void serve(DaemonOptions options, PrintStream out, CountDownLatch stop)
            throws InterruptedException {
        ServerConfig config = options.serverConfig(System.err);
        try (LockServer server = LockServer.start(config);
                MetricsServer metrics = options.metrics(server).orElse(null)) {
            if (metrics != null) {
                config.log().event("metrics").with("address", metrics.address()).write();
            }
            options.idleExit().ifPresent(t -> server.whenIdle(t, stop::countDown));
            out.println(readyLine(server, config));
            out.flush();
            var _ = server.stopped().thenRun(stop::countDown);
            stop.await();
        }
    }

    /// Empty if only help or the version was asked for.
    private static Optional<DaemonOptions> options(List<String> line, PrintStream out) {
        DaemonOptions options = new DaemonOptions();
        if (!Usage.read(options, "lockd", line, out)) {
            return Optional.empty();
        }
        if (options.version()) {
            out.println("lockd " + Edge.version());
            return Optional.empty();
        }
        if (options.configFile().isEmpty()) {
            return Optional.of(options);
        }
        List<String> all = new ArrayList<>(line);
        all.addAll(new ConfigFile(options.configFile().get()).arguments(line));
        DaemonOptions merged = new DaemonOptions();
        return Usage.read(merged, "lockd", all, out) ? Optional.of(merged) : Optional.empty();
    }

    /// Programs that start us wait for this line, and read the port in it.
    private static String readyLine(LockServer server, ServerConfig config) {
        String network = server.networkAddress().map(Lockd::shown).orElse("");
        String socket = config.endpoints().socket().map(SocketPath::toString).orElse("");
        return "lockd ready on "
                + (network.isEmpty() ? socket : network)
                + " security="
                + config.security().level().text()
                + " "
                + who(config.security())
                + (network.isEmpty() || socket.isEmpty() ? "" : " socket=" + socket);
    }

    private static String shown(InetSocketAddress address) {
        return new DaemonAddress.Network(address.getAddress().getHostAddress(), address.getPort())
                .toString();
    }

    private static String who(Security security) {
        return switch (security) {
            case Security.None _ -> "id=- serial=-";
            case Security.Certified certified -> {
                PeerIdentity self = certified.material().server().material().self();
                yield "id=" + self.id() + " serial=" + self.serial();
            }
        };
    }
}
