package org.lockward.lock.session;

import java.security.SecureRandom;
import java.time.Duration;

/// How long sessions and their locks live.
///
/// @param longestLease that a session can ask for
/// @param ledger what is written down for the next run
/// @param grace what happens to locks of the run before
/// @param receipts for what a later run may take back
/// @param random for secrets
public record LifeConfig(
        Duration longestLease,
        LeaseLedger ledger,
        Grace grace,
        Receipts receipts,
        SecureRandom random) {

    /// What a session that says only `SESSION RELEASE lease` has.
    public static final Duration DEFAULT_LEASE = Duration.ofSeconds(10);

    /// What a session can ask for unless the daemon was told otherwise.
    public static final Duration DEFAULT_LONGEST_LEASE = Duration.ofMinutes(1);

    /// Of a daemon that leaves nothing behind.
    static LifeConfig ofOneRun(SecureRandom random) {
        byte[] key = new byte[Receipts.KEY_BYTES];
        random.nextBytes(key);
        return new LifeConfig(
                DEFAULT_LONGEST_LEASE,
                LeaseLedger.forgetful(),
                Grace.none(),
                new Receipts(key),
                random);
    }
}
