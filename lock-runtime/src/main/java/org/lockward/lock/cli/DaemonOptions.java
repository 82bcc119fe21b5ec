package org.lockward.lock.cli;

import org.lockward.lock.agent.AgentConfig;
import org.lockward.lock.client.DaemonAddress;
import org.lockward.lock.metrics.MetricsServer;
import org.lockward.lock.server.CrlLedger;
import org.lockward.lock.server.Endpoints;
import org.lockward.lock.server.EventLog;
import org.lockward.lock.server.LockServer;
import org.lockward.lock.server.Security;
import org.lockward.lock.server.ServerConfig;
import org.lockward.lock.tls.LiveMaterial;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.TlsEngine;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// What `lockd` is told.
@Command(
        description = "The lock daemon, in the foreground.",
        footer = {
            "",
            "Level none listens on loopback only. New material in DIR is used from the next",
            "connection on. Ready is said on stdout:",
            "  lockd ready on 127.0.0.1:7410 security=mutual id=ID serial=SERIAL",
            "An agent says: lockd ready on unix:PATH agent=HOST:PORT id=ID serial=SERIAL",
            "Log lines go to stderr: TIME EVENT key=value ...; each peer that is refused is",
            "one, with both values. SIGTERM drains: no new locks, holders are told, exit 0.",
            "",
            "Exit status: 0 stopped; 2 usage, or a bundle that cannot be used; 10 the address",
            "or the state directory cannot be used; 1 a failure that nobody foresaw.",
        })
final class DaemonOptions {

    private static final Duration LONGEST_DRAIN = Duration.ofHours(1);

    @Option(
            names = "--listen",
            paramLabel = "HOST:PORT",
            description = "where; port 0 takes a free one, an IPv6 address stands in brackets")
    private Optional<String> listen = Optional.empty();

    @Option(
            names = "--min-tls",
            paramLabel = "VERSION",
            description = "1.3 (default) or, for old clients, 1.2")
    private String minTls = "1.3";

    @Option(
            names = "--require-post-quantum",
            description =
                    "does not start where the TLS engine cannot offer X25519MLKEM768; peers that"
                            + " lack it still get x25519")
    private boolean requirePostQuantum;

    @Option(
            names = "--state",
            paramLabel = "DIR",
            description =
                    "where the epoch of the fencing tokens is kept, one directory a daemon (default"
                            + " /var/lib/lockward/lockd/HOST-PORT for root, else below"
                            + " ~/.local/state)")
    private Optional<String> state = Optional.empty();

    @Option(
            names = "--drain",
            paramLabel = "TIME",
            description = "how long SIGTERM waits for the holders: 500ms, 5s, 2m (default 10s)")
    private Optional<String> drain = Optional.empty();

    @Option(
            names = "--allow-plain-network",
            description = "lets level none listen on other addresses than loopback")
    private boolean allowPlainNetwork;

    @Option(
            names = "--config",
            paramLabel = "FILE",
            description =
                    "a properties file with these options as keys, without dashes; the command line"
                            + " wins")
    private Optional<String> config = Optional.empty();

    @Option(names = "--version", description = "the version")
    private boolean version;

    @Mixin private SocketOptions socket = new SocketOptions();

    @Mixin private AgentOptions agent = new AgentOptions();

    @Mixin private MetricsOptions metrics = new MetricsOptions();

    @Mixin private TlsOptions tls = new TlsOptions();

    @Mixin private ControlOptions control = new ControlOptions();

    @Mixin private ProtocolOptions protocol = new ProtocolOptions();

    @Mixin private RestartOptions restart = new RestartOptions();

    boolean isAgent() {
        return agent.wanted();
    }

    /// Opens the material too.
    AgentConfig agentConfig(PrintStream log) {
        if (listen.isPresent()) {
            throw Usage.problem(
                    "--agent does not go with --listen", "an agent listens on --socket alone");
        }
        Optional<Path> home = state.map(d -> TlsOptions.path("--state", d));
        return agent.config(socket, tls, home, new EventLog(log, Clock.systemUTC()));
    }

    Optional<Duration> idleExit() {
        return socket.idleExit();
    }

    /// Serves the metrics of a daemon that runs, if that is wanted.
    Optional<MetricsServer> metrics(LockServer server) {
        return metrics.start(server, allowPlainNetwork);
    }

    boolean version() {
        return version;
    }

    Optional<Path> configFile() {
        return config.map(file -> TlsOptions.path("--config", file));
    }

    /// Opens the material too.
    ServerConfig serverConfig(PrintStream log) {
        Optional<DaemonAddress.Network> network = listen.map(DaemonAddress.Network::parse);
        Endpoints endpoints =
                socket.endpoints(network.map(n -> new InetSocketAddress(n.host(), n.port())));
        Path home =
                state.map(d -> TlsOptions.path("--state", d))
                        .orElseGet(() -> StateDirectory.of(network, socket.path()));
        ServerConfig config =
                ServerConfig.of(
                                endpoints,
                                security(home),
                                home,
                                new EventLog(log, Clock.systemUTC()))
                        .withDrain(drain());
        return restart.applyTo(protocol.applyTo(control.applyTo(config)));
    }

    private Duration drain() {
        Duration time =
                drain.map(t -> Durations.parse("--drain", t)).orElse(ServerConfig.DEFAULT_DRAIN);
        if (time.compareTo(LONGEST_DRAIN) > 0) {
            throw Usage.problem("--drain is more than an hour", "");
        }
        return time;
    }

    private Security security(Path home) {
        SecurityLevel level =
                tls.given()
                        .or(() ->
                                listen.isEmpty()
                                        ? Optional.of(SecurityLevel.NONE)
                                        : Optional.empty())
                        .orElseThrow(() ->
                                Usage.problem(
                                        "who gets in? --security is missing",
                                        "the levels are none, tls and mutual"));
        if (level == SecurityLevel.NONE && requirePostQuantum) {
            throw Usage.problem("--require-post-quantum needs --security tls or mutual", "");
        }
        if (level == SecurityLevel.NONE) {
            return new Security.None(allowPlainNetwork);
        }
        if (requirePostQuantum) {
            TlsEngine.best().mustBePostQuantum();
        }
        // The level first: it says what is missing.
        return new Security.Certified(
                tls.level(),
                LiveMaterial.open(
                        tls.bundle().orElseThrow(),
                        tls.policy(tls12()),
                        Clock.systemUTC(),
                        CrlLedger.open(home)));
    }

    private boolean tls12() {
        return switch (minTls) {
            case "1.3" -> false;
            case "1.2" -> true;
            default -> throw Usage.problem("--min-tls is 1.3 or 1.2", "");
        };
    }
}
