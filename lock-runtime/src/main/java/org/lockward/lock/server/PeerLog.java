package org.lockward.lock.server;

import org.lockward.lock.metrics.PeerCounts;
import org.lockward.lock.tls.PeerVerdict;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.Reply;

import java.time.InstantSource;
import java.util.concurrent.TimeUnit;

/// What is said about peers: one line for the operator, one for the peer. For all threads.
///
/// Whoever cannot get in can make us write a line; more than a hundred such lines in a second are
/// counted instead, so that a flood does not fill the disk.
final class PeerLog {

    private static final String NONE = "-";
    private static final int REFUSALS_PER_SECOND = 100;

    private final EventLog log;
    private final PeerCounts counts = new PeerCounts();
    private long second;
    private int written;
    private int suppressed;

    PeerLog(EventLog log) {
        this.log = log;
    }

    /// What the lines are about, counted also where they are not written.
    PeerCounts counts() {
        return counts;
    }

    InstantSource clock() {
        return log.clock();
    }

    EventLog.Line event(String name) {
        return log.event(name);
    }

    /// One line with both values.
    void refused(String address, PeerVerdict.Refused verdict, String claimedId) {
        counts.refused(verdict.reason().word());
        if (mayWrite()) {
            verdict("refused", address, verdict, claimedId).write();
        }
    }

    void overLimit(String address, String limit) {
        refused(address, "limit", limit);
    }

    /// Whoever is refused before, or without, a look at its certificate.
    void refused(String address, String reason, String detail) {
        counts.refused(reason);
        if (mayWrite()) {
            log.event("refused")
                    .with("peer", address)
                    .with("reason", reason)
                    .with("certificate_id", NONE)
                    .with("claimed_id", NONE)
                    .with("serial", NONE)
                    .with("detail", detail)
                    .write();
        }
    }

    /// A process of another user, on the UNIX socket.
    void refusedUser(LocalPeer peer, String detail) {
        counts.refused("uid");
        if (mayWrite()) {
            log.event("refused")
                    .with("peer", peer.address())
                    .with("reason", "uid")
                    .with("uid", peer.uid().value())
                    .with("detail", detail)
                    .write();
        }
    }

    /// A live session that ends because of its certificate.
    void dropped(String address, PeerVerdict.Refused verdict, int released) {
        verdict("dropped", address, verdict, verdict.certificateId())
                .with("released", released)
                .write();
    }

    /// The reason as the last reply.
    static Reply.Failure reply(PeerVerdict.Refused verdict) {
        boolean revoked = verdict.reason() == PeerVerdict.Reason.REVOKED;
        return new Reply.Failure(
                revoked ? ErrorWord.REVOKED : ErrorWord.DENIED,
                verdict.reason().word() + ": " + verdict.detail());
    }

    private EventLog.Line verdict(
            String event, String address, PeerVerdict.Refused verdict, String claimedId) {
        return log.event(event)
                .with("peer", address)
                .with("reason", verdict.reason().word())
                .with("certificate_id", verdict.certificateId())
                .with("claimed_id", claimedId)
                .with("serial", verdict.serial())
                .with("detail", verdict.detail());
    }

    /// Whether one more line about a refusal may be written now; if not, it is counted.
    synchronized boolean mayWrite() {
        long now = TimeUnit.NANOSECONDS.toSeconds(System.nanoTime());
        if (now != second) {
            if (suppressed > 0) {
                log.event("suppressed").with("refused", suppressed).write();
            }
            second = now;
            written = 0;
            suppressed = 0;
        }
        boolean may = written < REFUSALS_PER_SECOND;
        if (may) {
            written++;
        } else {
            suppressed++;
        }
        return may;
    }
}
