package org.lockward.lock.cli;

import org.lockward.lock.agent.AgentConfig;
import org.lockward.lock.client.DaemonAddress;
import org.lockward.lock.server.CrlLedger;
import org.lockward.lock.server.EventLog;
import org.lockward.lock.tls.ExpectedDaemon;
import org.lockward.lock.tls.LiveMaterial;
import org.lockward.lock.tls.TlsPolicy;
import org.lockward.lock.unix.SocketPath;

import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Clock;
import java.util.Optional;

/// The options of `lockd --agent`.
final class AgentOptions {

    @Option(
            names = "--agent",
            description =
                    "no daemon: takes the processes that connect to --socket to the daemon at"
                            + " --connect, as the node of --tls; needs all three")
    private boolean agent;

    @Option(
            names = "--connect",
            paramLabel = "HOST:PORT",
            description = "the daemon that an agent leads to")
    private Optional<String> connect = Optional.empty();

    @Option(
            names = "--daemon-id",
            paramLabel = "ID",
            description =
                    "the node ID that this daemon has to have (default: its certificate has to name"
                            + " the host in --connect)")
    private Optional<String> daemonId = Optional.empty();

    boolean wanted() {
        return agent;
    }

    /// Opens the material too.
    AgentConfig config(SocketOptions sockets, TlsOptions tls, Optional<Path> state, EventLog log) {
        SocketPath socket = sockets.path().orElseThrow(() -> missing("--socket PATH"));
        DaemonAddress.Network daemon =
                connect.map(DaemonAddress.Network::parse)
                        .orElseThrow(() -> missing("--connect HOST:PORT"));
        Path bundle = tls.bundle().orElseThrow(() -> missing("--tls DIR"));
        Path home = state.orElseGet(() -> StateDirectory.of(Optional.empty(), Optional.of(socket)));
        if (!tls.level().encrypted()) {
            throw Usage.problem("--agent does not go with --security none", "");
        }
        TlsPolicy policy = tls.policy(false);
        return new AgentConfig(
                socket,
                daemon,
                daemonId.<ExpectedDaemon>map(ExpectedDaemon.WithId::new)
                        .orElseGet(() -> new ExpectedDaemon.AtHost(daemon.host())),
                LiveMaterial.open(bundle, policy, Clock.systemUTC(), CrlLedger.open(home)),
                policy,
                log);
    }

    private static RuntimeException missing(String option) {
        return Usage.problem("--agent needs " + option, "");
    }
}
