package org.lockward.pki.inventory;

import org.lockward.pki.revocation.Reason;

import java.time.Instant;
import java.util.Optional;

/// What became of one serial number.
///
/// `Reserved` turns into `Active` when the certificate is recorded, or into `Abandoned` when it
/// never was. `Active` ends as one of the last three, `Superseded` as one of the last two.
public sealed interface CertificateState {

    /// One lower-case word, as JSON and the inventory write it.
    String text();

    /// The serial number is taken; whether a signature exists is not known yet.
    record Reserved() implements CertificateState {
        @Override
        public String text() {
            return "reserved";
        }
    }

    /// The one certificate that speaks for its node.
    record Active() implements CertificateState {
        @Override
        public String text() {
            return "active";
        }
    }

    /// Issuance did not end. A signature may exist, so the serial number stands on the CRL.
    record Abandoned(Instant at) implements CertificateState {
        @Override
        public String text() {
            return "abandoned";
        }
    }

    /// A newer certificate of the node took its place; it is still valid.
    ///
    /// @param revokedFrom when its grace is over: the next time that the CA's key is at work then,
    ///   it is revoked. Empty when it may expire.
    record Superseded(Instant at, Optional<Instant> revokedFrom) implements CertificateState {
        @Override
        public String text() {
            return "superseded";
        }
    }

    /// notAfter has passed.
    record Expired() implements CertificateState {
        @Override
        public String text() {
            return "expired";
        }
    }

    record Revoked(Instant at, Reason reason) implements CertificateState {
        @Override
        public String text() {
            return "revoked";
        }
    }
}
