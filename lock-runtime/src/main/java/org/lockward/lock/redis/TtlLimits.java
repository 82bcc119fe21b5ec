package org.lockward.lock.redis;

/// How many locks with an end of their own are held at most.
///
/// @param perAccount by one node, or where there are no nodes by one host
/// @param total by all together
public record TtlLimits(int perAccount, int total) {

    /// 100,000 of a node, 1,000,000 in all.
    public static final TtlLimits DEFAULT = new TtlLimits(100_000, 1_000_000);

    public TtlLimits {
        if (perAccount < 1 || total < 1) {
            throw new IllegalArgumentException("a limit of locks is at least 1");
        }
    }
}
