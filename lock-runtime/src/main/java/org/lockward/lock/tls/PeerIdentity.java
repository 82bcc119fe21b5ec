package org.lockward.lock.tls;

import java.time.Instant;
import java.util.Optional;

/// Who a certificate says its holder is.
///
/// @param id the CN; at level mutual it is the node ID, equal to the one in the SPIFFE SAN
/// @param serial the serialNumber in lower-case hex, an even number of digits
/// @param issuer the issuer's DN (RFC 2253): with the serial it names the certificate
/// @param spiffe the URI SAN; always there at level mutual
/// @param notAfter the end of the certificate's validity
public record PeerIdentity(
        String id, String serial, String issuer, Optional<String> spiffe, Instant notAfter) {}
