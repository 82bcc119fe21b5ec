package org.lockward.lock.tls;

/// What a missing or outdated CRL means for a peer whose certificate is otherwise good.
public enum CrlFreshness {
    /// Let it in and say so: an outage of the CA does not stop the fleet, a revocation may be
    /// missed.
    WARN,
    /// Keep it out: no revocation is missed, an outage of the CA stops the fleet.
    REFUSE
}
