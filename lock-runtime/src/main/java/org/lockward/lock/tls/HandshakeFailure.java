package org.lockward.lock.tls;

import org.lockward.lock.tls.PeerVerdict.Reason;
import org.lockward.lock.tls.PeerVerdict.Refused;

import java.util.Locale;

/// Why a handshake failed, in our words, out of what the TLS engine throws.
public final class HandshakeFailure {

    private static final String NONE = "-";
    private static final int MAX_CAUSES = 16;

    private HandshakeFailure() {}

    /// The verdict of our own chain check if it was that, else what the engine says, made
    /// printable.
    public static Refused explain(Throwable failure) {
        Throwable cause = failure;
        for (int i = 0; cause != null && i < MAX_CAUSES; i++) {
            if (cause instanceof ChainRefusal refusal) {
                return refusal.verdict();
            }
            cause = cause.getCause();
        }
        String text = String.valueOf(failure.getMessage());
        if (saysNoCertificate(text)) {
            return new Refused(Reason.NO_CERTIFICATE, "the peer shows no certificate", NONE, NONE);
        }
        if (text.contains("KEY_USAGE_BIT_INCORRECT")) {
            String detail = "the certificate has no keyUsage digitalSignature";
            return new Refused(Reason.KEY_USAGE, detail, NONE, NONE);
        }
        return new Refused(
                Reason.HANDSHAKE, "the TLS handshake failed: " + Printable.quote(text), NONE, NONE);
    }

    /// BoringSSL's PEER_DID_NOT_RETURN_A_CERTIFICATE and the JDK's two sentences.
    private static boolean saysNoCertificate(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.contains("peer_did_not_return_a_certificate")
                || lower.contains("empty client certificate chain")
                || lower.contains("empty certificate");
    }
}
