package org.lockward.pki.deployment;

import java.security.cert.X509Certificate;
import java.util.List;

/// What a service showed in a handshake that it completed, so its key is the certificate's.
///
/// @param chain the certificates that it sent, its own first
/// @param protocol for example `TLSv1.3`
/// @param cipherSuite for example `TLS_AES_128_GCM_SHA256`
public record Served(List<X509Certificate> chain, String protocol, String cipherSuite) {

    public Served {
        chain = List.copyOf(chain);
    }

    /// The service's own certificate.
    public X509Certificate leaf() {
        return chain.getFirst();
    }
}
