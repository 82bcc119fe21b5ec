package org.lockward.pki.quickstart;

import org.lockward.pki.deployment.BundleWriter;
import org.lockward.pki.deployment.NodeBundle;

import java.nio.file.Path;
import java.time.Duration;

/// Four who must not get in: each tries with the real `lock` command, is refused, and the daemon's
/// log says why.
record IntruderScene(Programs programs, Daemon daemon, Narrator narrator) {

    private static final int REFUSED = 9;
    private static final int LOST = 99;
    private static final Duration PATIENCE = LockCommand.PATIENCE;
    private static final Duration DROP_BOUND = Duration.ofSeconds(5);
    private static final String REVOKED_LOCK = "payroll";

    /// With the material of a node, but showing no certificate.
    void nobody(Node node) {
        Observation refusal = refused(node.tls(), "--no-certificate");
        tell("no certificate", refusal);
    }

    /// With a certificate of another CA for the same ID.
    void stranger(NodeBundle forged, Path directory) {
        BundleWriter.write(directory, forged);
        Observation refusal = refused(directory);
        tell("another CA's certificate for node-1's ID", refusal);
    }

    /// With its own good certificate, claiming to be another node.
    void impostor(Node node, Node victim) {
        Observation refusal = refused(node.tls(), "--claim", victim.id().value());
        refusal.require("certificate_id", node.id().value());
        refusal.require("claimed_id", victim.id().value());
        tell(node.name() + "'s certificate, claiming to be " + victim.name(), refusal);
    }

    /// Revoked while it holds a lock: session and lock are gone, and it does not come back.
    void revoked(Node node, OwnCa ca, Node heir) {
        LockCommand command = new LockCommand(programs, node.tls(), daemon);
        Child held = command.hold(REVOKED_LOCK, node.name());
        held.awaitLine("token=", PATIENCE);
        Child waiting =
                new LockCommand(programs, heir.tls(), daemon).hold(REVOKED_LOCK, heir.name());
        long revokedAt = System.nanoTime();
        int reached = ca.revoke(node);
        requireLost(held);
        waiting.awaitLine("token=", PATIENCE);
        Duration took = Duration.ofNanos(System.nanoTime() - revokedAt);
        if (took.compareTo(DROP_BOUND) > 0) {
            throw Observation.failure(
                    "a revoked node's lock is free within " + DROP_BOUND.toSeconds() + " s",
                    took.toMillis() + " ms");
        }
        narrator.tell(
                "%s holds \"%s\" and is revoked; the CRL went to %d deployments"
                        .formatted(node.name(), REVOKED_LOCK, reached));
        narrator.tell(
                "its session was dropped, %s had the lock %d ms after the order"
                        .formatted(heir.name(), took.toMillis()));
        waiting.endInput();
        waiting.awaitExit(PATIENCE);
        tell(node.name() + " again, revoked", refused(node.tls()));
    }

    private static void requireLost(Child held) {
        int exit = held.awaitExit(PATIENCE);
        if (exit != LOST) {
            throw held.unlike("exit code " + LOST + " after its session was dropped", PATIENCE);
        }
    }

    /// Tries `lock ping`; it has to fail, and the daemon has to log a refusal.
    private Observation refused(Path tls, String... options) {
        int mark = daemon.mark();
        Child ping = new LockCommand(programs, tls, daemon).ping(options);
        if (ping.awaitExit(PATIENCE) != REFUSED) {
            throw ping.unlike("exit code " + REFUSED, PATIENCE);
        }
        return daemon.refusalSince(mark);
    }

    private void tell(String who, Observation refusal) {
        narrator.tell(who + ": refused, " + refusal.require("reason"));
        refusal.value("detail").ifPresent(detail -> narrator.tell("  " + detail));
    }
}
