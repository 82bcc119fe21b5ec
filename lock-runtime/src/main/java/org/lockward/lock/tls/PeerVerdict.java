package org.lockward.lock.tls;

import java.util.List;
import java.util.Locale;

/// What came out of the check of a peer's certificate.
public sealed interface PeerVerdict {

    /// In.
    ///
    /// @param warnings what the operator should know all the same; mostly empty
    record Accepted(PeerIdentity peer, List<String> warnings) implements PeerVerdict {
        public Accepted {
            warnings = List.copyOf(warnings);
        }
    }

    /// Out.
    ///
    /// @param reason one word for logs and counters
    /// @param detail the sentence for people, with both values, safe to print
    /// @param certificateId the CN that was shown, `-` if there is none
    /// @param serial the serialNumber that was shown, `-` if there is none
    record Refused(Reason reason, String detail, String certificateId, String serial)
            implements PeerVerdict {}

    /// Why a peer is kept out.
    enum Reason {
        NO_CERTIFICATE,
        MALFORMED,
        UNKNOWN_CA,
        NOT_YET_VALID,
        EXPIRED,
        WEAK_KEY,
        SERIAL_NUMBER,
        NOT_END_ENTITY,
        KEY_USAGE,
        EXTENDED_KEY_USAGE,
        COMMON_NAME,
        URI_SAN,
        ID_MISMATCH,
        TRUST_DOMAIN,
        CRL_MISSING,
        CRL_INVALID,
        CRL_OUTDATED,
        REVOKED,
        /// The peer claims an ID that is not the one of its certificate.
        CLAIMED_ID,
        /// The daemon's certificate is not for the host or the ID that was asked for.
        HOST_MISMATCH,
        /// No certificate problem: the handshake itself failed.
        HANDSHAKE;

        /// The word in logs: `unknown-ca`.
        public String word() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }
}
