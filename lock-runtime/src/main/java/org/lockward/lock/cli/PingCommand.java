package org.lockward.lock.cli;

import org.lockward.lock.client.DaemonFacts;
import org.lockward.lock.client.LockClient;
import org.lockward.lock.tls.PeerIdentity;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.io.PrintStream;
import java.util.List;
import java.util.Optional;

/// `lock ping`: connects, authenticates, says who the daemon is and how long that took.
@Command(
        description = "Connects, authenticates, says who the daemon is and how long that took.",
        footer = Edge.EXIT_CODES)
final class PingCommand {

    @Option(
            names = "--claim",
            paramLabel = "ID",
            description = "claims to be that node, to see that the daemon refuses it")
    private Optional<String> claim = Optional.empty();

    @Option(
            names = "--no-certificate",
            description = "shows no certificate, to see that the daemon refuses that")
    private boolean withoutCertificate;

    @Mixin private ConnectOptions daemon = new ConnectOptions();

    private final Edge edge;
    private final PrintStream out;

    PingCommand(Edge edge, PrintStream out) {
        this.edge = edge;
        this.out = out;
    }

    int run(List<String> line) {
        if (Usage.read(this, "lock ping", line, out)) {
            ping(new ConnectOptions.Pretence(claim, withoutCertificate));
        }
        return Edge.OK;
    }

    private void ping(ConnectOptions.Pretence pretence) {
        try (LockClient client = daemon.connect(pretence)) {
            DaemonFacts facts = client.daemon();
            facts.warnings().forEach(warning -> edge.print("warning", warning));
            out.printf(
                    "daemon id=%s serial=%s security=%s protocol=%s cipher=%s time=%dms%n",
                    facts.identity().map(PeerIdentity::id).orElse("-"),
                    facts.identity().map(PeerIdentity::serial).orElse("-"),
                    client.info().getOrDefault("security", "-"),
                    facts.protocol(),
                    facts.cipher(),
                    facts.connecting().toMillis());
        }
    }
}
