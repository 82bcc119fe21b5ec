package org.lockward.pki.path;

import org.lockward.pki.name.GeneralName;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A path to validate.
///
/// @param chain the leaf, and behind it in any order what may lie between it and a trust anchor
/// @param trustAnchors self-signed roots; certificates among them that are not self-signed only
///   help to build the path
/// @param crls when there are any, every CA of the path must have a fresh one
/// @param at the time that counts
/// @param purpose what the leaf must be allowed to do
/// @param expected a name that the leaf must carry; wildcards never match
public record PathRequest(
        List<X509Certificate> chain,
        List<X509Certificate> trustAnchors,
        List<X509CRL> crls,
        Instant at,
        Purpose purpose,
        Optional<GeneralName> expected) {

    public PathRequest {
        chain = List.copyOf(chain);
        trustAnchors = List.copyOf(trustAnchors);
        crls = List.copyOf(crls);
    }
}
