package org.lockward.lock.tls;

import java.math.BigInteger;
import java.time.Instant;
import java.util.Comparator;

/// How far a revocation list was: what is remembered of it, so that an older one is noticed.
///
/// @param issuerKey SHA-256 of the issuer's SubjectPublicKeyInfo in lower-case hex: two CAs may
///   share a name
/// @param number the cRLNumber (RFC 5280, section 5.2.3)
/// @param thisUpdate when the CA signed it
public record CrlMark(String issuerKey, BigInteger number, Instant thisUpdate) {

    private static final Comparator<CrlMark> AGE =
            Comparator.comparing(CrlMark::number).thenComparing(CrlMark::thisUpdate);

    public CrlMark {
        if (!issuerKey.matches("[0-9a-f]{64}") || number.signum() < 0 || number.bitLength() > 160) {
            throw new IllegalArgumentException("no mark of a list: " + issuerKey + " " + number);
        }
    }

    /// Whether a list with this mark was signed before one with the other: a lower number, or the
    /// same and an earlier time.
    public boolean olderThan(CrlMark other) {
        return AGE.compare(this, other) < 0;
    }

    /// The newer of two.
    public CrlMark newer(CrlMark other) {
        return olderThan(other) ? other : this;
    }

    /// For people: `number 7 of 2026-11-21T10:00:00Z`.
    public String text() {
        return "number " + number + " of " + thisUpdate;
    }
}
