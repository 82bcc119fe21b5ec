package org.lockward.pki.authority;

import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.name.UniqueId;

import java.util.List;

/// What a revocation did.
///
/// @param revoked the certificates that it revoked
/// @param nothingLeft nodes that had no certificate left to revoke
/// @param crl the CRL that shows it
public record RevocationOutcome(
        List<CertificateRecord> revoked, List<UniqueId> nothingLeft, CrlOutcome crl) {

    public RevocationOutcome {
        revoked = List.copyOf(revoked);
        nothingLeft = List.copyOf(nothingLeft);
    }
}
