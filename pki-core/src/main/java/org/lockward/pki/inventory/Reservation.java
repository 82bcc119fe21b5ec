package org.lockward.pki.inventory;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.name.UniqueId;

import java.time.Instant;
import java.util.Optional;
import java.util.regex.Pattern;

/// What is stored before anything is signed, so that no signature exists that nobody knows of.
///
/// @param issuer the generation of the CA that will sign
/// @param succeeds the certificate whose place the new one takes when it is recorded; empty when
///   the place is free
/// @param publicKey SHA-256 of the SubjectPublicKeyInfo, lower-case hex
public record Reservation(
        SerialNumber serial,
        UniqueId node,
        Optional<SerialNumber> succeeds,
        String issuer,
        Validity validity,
        String publicKey,
        Instant reservedAt) {

    private static final Pattern SHA_256 = Pattern.compile("[0-9a-f]{64}");

    public Reservation {
        if (!SHA_256.matcher(publicKey).matches()) {
            throw new IllegalArgumentException("not a SHA-256 in hex: " + publicKey);
        }
    }
}
