package org.lockward.pki.inventory;

import org.lockward.pki.revocation.Revocation;

import java.util.List;

/// What the next CRL must say.
///
/// @param number taken for this CRL alone, and stored: no other CRL ever bears it
/// @param revocations every revoked or abandoned serial number that was valid when the last CRL was
///   published, or later. So an entry stays for one CRL more after its certificate expired (RFC
///   5280, section 3.3)
public record CrlOrder(long number, List<Revocation> revocations) {

    public CrlOrder {
        revocations = List.copyOf(revocations);
    }
}
