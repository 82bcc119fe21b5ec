package org.lockward.lock.metrics;

import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;

/// What happened to connections and to the daemon's material since the start. For all threads.
public final class PeerCounts {

    private final Map<String, LongAdder> refusals = new ConcurrentHashMap<>();
    private final LongAdder handshakes = new LongAdder();
    private final LongAdder flom = new LongAdder();
    private final LongAdder reloads = new LongAdder();
    private final LongAdder kept = new LongAdder();

    /// A peer was kept out.
    ///
    /// @param reason one of the few words of the log
    public void refused(String reason) {
        refusals.computeIfAbsent(reason, r -> new LongAdder()).increment();
    }

    /// A TLS handshake was done and the peer let in.
    public void handshake() {
        handshakes.increment();
    }

    /// A connection spoke FLoM's protocol.
    public void flom() {
        flom.increment();
    }

    /// New material or rules are in force.
    public void reloaded() {
        reloads.increment();
    }

    /// New material or rules could not be used.
    public void kept() {
        kept.increment();
    }

    /// As it is about now.
    public Copy copy() {
        Map<String, Long> reasons = new TreeMap<>();
        refusals.forEach((reason, count) -> reasons.put(reason, count.sum()));
        return new Copy(reasons, handshakes.sum(), flom.sum(), reloads.sum(), kept.sum());
    }

    /// All counts at one moment.
    public record Copy(
            Map<String, Long> refusals, long handshakes, long flom, long reloads, long kept) {}
}
