package org.lockward.pki.authority;

import org.lockward.pki.inventory.CertificateRecord;

import java.util.Optional;

/// The certificate whose place a newer one took.
///
/// @param certificate as it is now: superseded, or revoked
/// @param crl the CRL that shows it, when it was revoked and the CRL could be published
public record Predecessor(CertificateRecord certificate, Optional<CrlOutcome> crl) {}
