package org.lockward.lock.tls;

import org.lockward.lock.tls.PeerVerdict.Reason;

import java.security.GeneralSecurityException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Set;

/// What must be true of a node's own certificate, beyond the chain.
final class PeerRules {

    static final String SERVER_AUTH = "1.3.6.1.5.5.7.3.1";
    static final String CLIENT_AUTH = "1.3.6.1.5.5.7.3.2";

    private static final String ANY_EXTENDED_KEY_USAGE = "2.5.29.37.0";

    private PeerRules() {}

    /// A certificate for an end entity that may sign in a handshake.
    static void mustBeEndEntity(X509Certificate leaf) throws PeerRefusal {
        if (leaf.getBasicConstraints() >= 0) {
            throw new PeerRefusal(Reason.NOT_END_ENTITY, "the certificate is one of a CA");
        }
        boolean[] usage = leaf.getKeyUsage();
        if (usage == null || !usage[0]) {
            throw new PeerRefusal(
                    Reason.KEY_USAGE, "the certificate has no keyUsage digitalSignature");
        }
        if (usage[5] || usage[6]) {
            throw new PeerRefusal(
                    Reason.KEY_USAGE, "a node's certificate may not sign certificates or lists");
        }
    }

    /// Each purpose named by itself: anyExtendedKeyUsage does not stand for them.
    static void mustServe(Set<String> purposes, X509Certificate leaf)
            throws GeneralSecurityException {
        List<String> usages = leaf.getExtendedKeyUsage();
        if (usages == null) {
            throw new PeerRefusal(
                    Reason.EXTENDED_KEY_USAGE, "the certificate has no extendedKeyUsage");
        }
        for (String purpose : purposes) {
            if (!usages.contains(purpose)) {
                throw new PeerRefusal(
                        Reason.EXTENDED_KEY_USAGE,
                        "the certificate lacks " + text(purpose) + ", it has " + usages);
            }
        }
        if (usages.contains(ANY_EXTENDED_KEY_USAGE)) {
            throw new PeerRefusal(
                    Reason.EXTENDED_KEY_USAGE, "the certificate has anyExtendedKeyUsage");
        }
    }

    private static String text(String purpose) {
        return purpose.equals(SERVER_AUTH) ? "serverAuth" : "clientAuth";
    }

    /// The one name of a node: one CN, one URI SAN, and both say the same.
    static NodeName name(X509Certificate leaf) throws GeneralSecurityException {
        List<String> commonNames = CertificateNames.commonNames(leaf);
        if (commonNames.size() != 1) {
            throw new PeerRefusal(
                    Reason.COMMON_NAME,
                    "the subject has " + commonNames.size() + " common names, it needs one");
        }
        List<String> uris = CertificateNames.uris(leaf);
        if (uris.size() != 1) {
            throw new PeerRefusal(
                    Reason.URI_SAN,
                    "the certificate has " + uris.size() + " URI SANs, it needs one");
        }
        NodeName name =
                NodeName.parse(uris.getFirst())
                        .orElseThrow(() ->
                                new PeerRefusal(
                                        Reason.URI_SAN,
                                        "the URI SAN "
                                                + Printable.quote(uris.getFirst())
                                                + " does not name a node"));
        if (!name.id().equals(commonNames.getFirst())) {
            throw new PeerRefusal(
                    Reason.ID_MISMATCH,
                    "the CN is "
                            + Printable.quote(commonNames.getFirst())
                            + ", the URI SAN names "
                            + Printable.quote(name.id()));
        }
        return name;
    }
}
