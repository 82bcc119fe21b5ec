package org.lockward.lock.client;

import org.lockward.lock.tls.PeerIdentity;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// Who a daemon is and what was agreed with it.
///
/// @param identity of its certificate; none over plain TCP
/// @param protocol the TLS version, or `plain`
/// @param cipher the TLS cipher suite, or `-`
/// @param connecting how long it took until it had answered HELLO
/// @param warnings what an operator should know, such as an outdated revocation list
public record DaemonFacts(
        Optional<PeerIdentity> identity,
        String protocol,
        String cipher,
        Duration connecting,
        List<String> warnings) {

    public DaemonFacts {
        warnings = List.copyOf(warnings);
    }
}
