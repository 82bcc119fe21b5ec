package org.lockward.lock.session;

import org.lockward.lock.table.Owner;
import org.lockward.lock.wire.Secret;

import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// A session whose connection is gone and whose locks stay until its lease is over.
///
/// @param secret with which another connection goes on with it
/// @param endNanos when the lease is over
/// @param node the ID that its certificate proved; only the same can attach it
/// @param certificates what its peer showed: they are judged again as if it were there
/// @param address where the peer was
/// @param claimed who the peer said it was
public record Detached(
        Owner owner,
        Secret secret,
        Duration lease,
        long endNanos,
        Optional<String> node,
        List<X509Certificate> certificates,
        String address,
        Optional<String> claimed) {

    public Detached {
        certificates = List.copyOf(certificates);
    }
}
