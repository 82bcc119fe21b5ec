package org.lockward.pki.certificate;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;

/// A certificate's validity, both ends inclusive, in whole seconds (RFC 5280, section 4.1.2.5).
///
/// @param notBefore the first second in which it is valid
/// @param notAfter the last one
public record Validity(Instant notBefore, Instant notAfter) {

    /// Generalized time ends with the year 9999.
    private static final Instant LAST = Instant.parse("9999-12-31T23:59:59Z");

    public Validity {
        if (!wholeSecond(notBefore)
                || !wholeSecond(notAfter)
                || notAfter.isBefore(notBefore)
                || notBefore.isBefore(Instant.EPOCH)
                || notAfter.isAfter(LAST)) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "a validity from " + notBefore + " to " + notAfter,
                            "it is in whole seconds, between 1970 and 9999, and does not end"
                                    + " before it begins",
                            ""));
        }
    }

    private static boolean wholeSecond(Instant time) {
        return time.equals(time.truncatedTo(ChronoUnit.SECONDS));
    }

    /// Exactly as long as `duration`: 90 days end at notBefore + 90 days - 1 second. A second more
    /// has cost a public CA two million revocations.
    ///
    /// @param notBefore cut to the second
    public static Validity of(Instant notBefore, Duration duration) {
        Instant start = notBefore.truncatedTo(ChronoUnit.SECONDS);
        return new Validity(
                start, start.plus(duration).truncatedTo(ChronoUnit.SECONDS).minusSeconds(1));
    }

    /// What stands in a certificate.
    public static Validity of(X509Certificate certificate) {
        return new Validity(
                certificate.getNotBefore().toInstant().truncatedTo(ChronoUnit.SECONDS),
                certificate.getNotAfter().toInstant().truncatedTo(ChronoUnit.SECONDS));
    }

    /// Whether `time` is inside, up to the end of the last second.
    public boolean contains(Instant time) {
        return !time.isBefore(notBefore) && time.isBefore(notAfter.plusSeconds(1));
    }

    /// Whether the last second is over.
    public boolean expired(Instant time) {
        return !time.isBefore(notAfter.plusSeconds(1));
    }

    /// Time left at `time`, zero when expired.
    public Duration remaining(Instant time) {
        Duration left = Duration.between(time, notAfter.plusSeconds(1));
        return left.isNegative() ? Duration.ZERO : left;
    }

    /// Both ends included: one second for a validity of a single second.
    public Duration length() {
        return Duration.between(notBefore, notAfter.plusSeconds(1));
    }

    /// The part of it that lies inside `outer`.
    public Validity within(Validity outer) {
        return new Validity(
                notBefore.isBefore(outer.notBefore) ? outer.notBefore : notBefore,
                notAfter.isAfter(outer.notAfter) ? outer.notAfter : notAfter);
    }
}
