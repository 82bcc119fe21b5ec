package org.lockward.samples.bench;

/// How long things took, in buckets of 1.6 percent width. For one thread; merge when it is done.
final class Latencies {

    /// Buckets of one power of two.
    private static final int PARTS = 64;

    private static final int PARTS_LOG = 6;

    private final long[] counts = new long[PARTS * 40];
    private long total;

    void add(long nanos) {
        counts[index(Math.max(0, nanos))]++;
        total++;
    }

    void add(Latencies other) {
        for (int i = 0; i < counts.length; i++) {
            counts[i] += other.counts[i];
        }
        total += other.total;
    }

    long count() {
        return total;
    }

    /// The latency that so large a part of them does not exceed, in microseconds; 0 of nothing.
    double micros(double part) {
        long rank = (long) Math.ceil(part * total);
        long seen = 0;
        for (int i = 0; i < counts.length; i++) {
            seen += counts[i];
            if (seen >= rank && seen > 0) {
                return upper(i) / 1000.0;
            }
        }
        return 0;
    }

    /// Below 64 ns a bucket each; then 64 for each power of two.
    private static int index(long nanos) {
        if (nanos < PARTS) {
            return (int) nanos;
        }
        int shift = 63 - Long.numberOfLeadingZeros(nanos) - PARTS_LOG;
        int index = (shift + 1) * PARTS + (int) (nanos >>> shift) - PARTS;
        return Math.min(index, PARTS * 40 - 1);
    }

    private static long upper(int index) {
        if (index < PARTS) {
            return index;
        }
        int shift = index / PARTS - 1;
        return ((long) (index % PARTS + PARTS + 1) << shift) - 1;
    }
}
