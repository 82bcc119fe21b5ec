package org.lockward.pki.inventory;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.name.UniqueId;

import java.time.Instant;
import java.util.Optional;

/// One serial number in the inventory; the certificate itself is kept apart.
///
/// @param issuer the generation of the CA that signs it
/// @param publicKey SHA-256 of the SubjectPublicKeyInfo, lower-case hex
/// @param reservedAt when the serial number was taken, before the signature
/// @param profile empty for what an older program recorded
/// @param state as of the moment that it was asked for: a certificate past its notAfter is expired
public record CertificateRecord(
        SerialNumber serial,
        UniqueId node,
        String issuer,
        Validity validity,
        String publicKey,
        Instant reservedAt,
        Optional<String> profile,
        CertificateState state) {}
