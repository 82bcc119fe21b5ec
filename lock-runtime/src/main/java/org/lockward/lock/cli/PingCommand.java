package org.lockward.lock.cli;

import org.lockward.lock.client.DaemonFacts;
import org.lockward.lock.client.LockClient;
import org.lockward.lock.tls.PeerIdentity;

import java.io.PrintStream;
import java.util.List;

/// `lock ping`: connects, authenticates, says who the daemon is and how long that took.
record PingCommand(PrintStream out, Edge edge) {

    private static final Arguments.Grammar GRAMMAR =
            Connecting.grammar(List.of("claim"), List.of("no-certificate", "help"), false);

    int run(List<String> line) {
        Arguments arguments = GRAMMAR.parse(line);
        if (arguments.has("help")) {
            out.print(Edge.help("lock.txt"));
            return Edge.OK;
        }
        try (LockClient client = Connecting.connect(arguments)) {
            DaemonFacts daemon = client.daemon();
            daemon.warnings().forEach(warning -> edge.print("warning", warning));
            out.printf(
                    "daemon id=%s serial=%s security=%s protocol=%s cipher=%s time=%dms%n",
                    daemon.identity().map(PeerIdentity::id).orElse("-"),
                    daemon.identity().map(PeerIdentity::serial).orElse("-"),
                    client.info().getOrDefault("security", "-"),
                    daemon.protocol(),
                    daemon.cipher(),
                    daemon.connecting().toMillis());
            return Edge.OK;
        }
    }
}
