package org.lockward.lock.client;

import org.lockward.lock.tls.ClientTls;
import org.lockward.lock.tls.ExpectedDaemon;

import java.util.Optional;

/// How a client gets to a daemon, and who it says it is.
public sealed interface Access {

    /// The ID that the client claims.
    Optional<String> claimedId();

    /// Plain TCP.
    record Plain(Optional<String> claimedId) implements Access {}

    /// TLS with our certificate.
    ///
    /// @param daemon the one that is to be at the other end
    record Certified(ClientTls tls, ExpectedDaemon daemon, Optional<String> claimedId)
            implements Access {}
}
