package org.lockward.lock.tls;

/// How strict a daemon or a client is.
///
/// @param level TLS or MUTUAL
/// @param tls12 whether TLS 1.2 is offered beside 1.3, for old clients
/// @param crlFreshness what a missing or outdated CRL means
public record TlsPolicy(SecurityLevel level, boolean tls12, CrlFreshness crlFreshness) {

    public TlsPolicy {
        if (!level.encrypted()) {
            throw new IllegalArgumentException("no TLS at level none");
        }
    }

    /// TLS 1.3 only; a revocation list that cannot be trusted keeps everybody out.
    public static TlsPolicy strict(SecurityLevel level) {
        return new TlsPolicy(level, false, CrlFreshness.REFUSE);
    }
}
