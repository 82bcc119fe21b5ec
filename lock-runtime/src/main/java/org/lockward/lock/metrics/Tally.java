package org.lockward.lock.metrics;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.wire.ErrorWord;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// What happened to locks since the start: plain numbers, for the table's thread alone. Counting
/// allocates nothing.
public final class Tally {

    /// Upper bounds of the buckets of waits, in seconds.
    static final double[] BOUNDS = {
        0.0001,
        0.00025,
        0.0005,
        0.001,
        0.0025,
        0.005,
        0.01,
        0.025,
        0.05,
        0.1,
        0.25,
        0.5,
        1,
        2.5,
        5,
        10,
        30,
        60,
        300,
        Double.POSITIVE_INFINITY
    };

    private static final double NANOS = 1e9;

    private final Map<LockMode, long[]> grants = new EnumMap<>(LockMode.class);
    private final Map<String, long[]> refusals = new HashMap<>();
    private final long[] waits = new long[BOUNDS.length];
    private double waitedSeconds;
    private long handOffs;
    private long leasesExpired;
    private long breaks;

    /// Nothing has happened yet.
    public Tally() {
        for (LockMode mode : LockMode.values()) {
            grants.put(mode, new long[1]);
        }
        for (ErrorWord word : ErrorWord.values()) {
            refusals.put(word.name(), new long[1]);
        }
    }

    /// A lock was granted.
    public void granted(LockMode mode) {
        long[] count = grants.get(mode);
        if (count != null) {
            count[0]++;
        }
    }

    /// Somebody was told this error word.
    public void refused(String word) {
        long[] count = refusals.get(word);
        if (count != null) {
            count[0]++;
        }
    }

    /// A lock was granted to somebody who waited so long.
    public void handedOff(long waitedNanos) {
        double seconds = Math.max(0, waitedNanos) / NANOS;
        int bucket = 0;
        while (seconds > BOUNDS[bucket]) {
            bucket++;
        }
        waits[bucket]++;
        waitedSeconds += seconds;
        handOffs++;
    }

    /// A session was not heard of for its lease.
    public void leaseExpired() {
        leasesExpired++;
    }

    /// An admin took a lock away.
    public void broken() {
        breaks++;
    }

    /// As it is now, for other threads.
    public Copy copy() {
        Map<String, Long> modes = new LinkedHashMap<>();
        grants.forEach((mode, count) -> modes.put(mode.name(), count[0]));
        Map<String, Long> words = new TreeMap<>();
        refusals.forEach((word, count) -> words.put(word, count[0]));
        Waits waited = new Waits(Arrays.stream(waits).boxed().toList(), waitedSeconds);
        return new Copy(modes, words, waited, handOffs, leasesExpired, breaks);
    }

    /// The histogram of waits that ended in a grant.
    public record Waits(List<Long> buckets, double seconds) {}

    /// All counts at one moment.
    public record Copy(
            Map<String, Long> grants,
            Map<String, Long> refusals,
            Waits waits,
            long handOffs,
            long leasesExpired,
            long breaks) {}
}
