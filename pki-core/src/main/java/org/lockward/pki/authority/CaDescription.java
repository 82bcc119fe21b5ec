package org.lockward.pki.authority;

import org.lockward.pki.inventory.CrlPublication;
import org.lockward.pki.name.Fleet;

import java.security.cert.X509Certificate;
import java.util.Optional;

/// The CA as anyone may know it.
///
/// @param generation the name of its key here, `g1`
/// @param keyEncrypted whether a passphrase is needed to issue and to revoke
/// @param crl the CRL published last
/// @param crlPending whether something was revoked, or is past its grace, that the published CRL
///   does not show: the next issue, renewal, revocation or publication makes up for it
public record CaDescription(
        Fleet fleet,
        String generation,
        X509Certificate certificate,
        boolean keyEncrypted,
        Optional<CrlPublication> crl,
        boolean crlPending) {}
