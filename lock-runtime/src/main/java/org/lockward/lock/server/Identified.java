package org.lockward.lock.server;

import org.lockward.lock.tls.PeerIdentity;

import java.security.cert.X509Certificate;
import java.util.List;

/// A peer that was let in: who it is, and what it showed.
record Identified(PeerIdentity identity, List<X509Certificate> chain) {

    Identified {
        chain = List.copyOf(chain);
    }
}
