package org.lockward.lock.tls;

import java.util.LinkedHashMap;
import java.util.Map;

/// TLS alerts (RFC 8446, section 6.2) in words for the side that receives them.
final class Alerts {

    private static final Map<String, String> MEANINGS = new LinkedHashMap<>();

    static {
        MEANINGS.put("certificate_required", "the daemon requires a certificate and got none");
        MEANINGS.put("unknown_ca", "the daemon does not trust the CA of our certificate");
        MEANINGS.put(
                "certificate_expired",
                "the daemon says that our certificate has expired or is not valid yet");
        MEANINGS.put("certificate_revoked", "the daemon says that our certificate is revoked");
        MEANINGS.put("bad_certificate", "the daemon does not accept our certificate");
        MEANINGS.put("certificate_unknown", "the daemon does not accept our certificate");
        MEANINGS.put("unsupported_certificate", "the daemon does not support our certificate");
        MEANINGS.put("access_denied", "the daemon denies us access");
        MEANINGS.put("protocol_version", "the daemon speaks no TLS version that we accept");
        MEANINGS.put("handshake_failure", "the daemon and we have no TLS parameters in common");
    }

    private Alerts() {}

    static String explain(String message) {
        return MEANINGS.entrySet().stream()
                .filter(e -> message.contains(e.getKey()))
                .map(e -> e.getValue() + " (alert " + e.getKey() + ")")
                .findFirst()
                .orElse("the TLS handshake with the daemon failed");
    }
}
