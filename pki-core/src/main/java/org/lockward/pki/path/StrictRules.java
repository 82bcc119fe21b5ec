package org.lockward.pki.path;

import org.lockward.pki.certificate.CertificateFields;
import org.lockward.pki.certificate.ExtendedKeyUsage;
import org.lockward.pki.certificate.KeyUsage;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.key.PublicKeys;
import org.lockward.pki.key.Signatures;
import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.Problem;

import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// The rules of RFC 5280 that platforms forget, for every certificate of a path, the trust anchor
/// included.
final class StrictRules {

    private static final String SKI = "2.5.29.14";
    private static final String KEY_USAGE = "2.5.29.15";
    private static final String SAN = "2.5.29.17";
    private static final String BASIC_CONSTRAINTS = "2.5.29.19";
    private static final String NAME_CONSTRAINTS = "2.5.29.30";
    private static final String POLICY_CONSTRAINTS = "2.5.29.36";
    private static final String AKI = "2.5.29.35";
    private static final String EXTENDED_KEY_USAGE = "2.5.29.37";
    private static final String INHIBIT_ANY_POLICY = "2.5.29.54";
    private static final String AIA = "1.3.6.1.5.5.7.1.1";

    /// Extensions of which RFC 5280 says "MUST mark this extension as non-critical".
    private static final Set<String> NEVER_CRITICAL = Set.of(SKI, AKI, AIA);

    private static final Set<String> ALWAYS_CRITICAL =
            Set.of(NAME_CONSTRAINTS, POLICY_CONSTRAINTS, INHIBIT_ANY_POLICY);

    private static final int VERSION_3 = 3;
    private static final int MAX_SERIAL_OCTETS = 20;
    private static final int MAX_ENCODED = 64 * 1024;

    private final List<X509Certificate> path;
    private final PathRequest request;
    private final List<Problem> problems = new ArrayList<>();

    StrictRules(List<X509Certificate> path, PathRequest request) {
        this.path = path;
        this.request = request;
    }

    List<Problem> problems() {
        for (int i = 0; i < path.size(); i++) {
            X509Certificate certificate = path.get(i);
            CertificateFields fields = CertificateFields.of(certificate);
            checkAny(certificate, fields);
            if (i == 0) {
                checkLeaf(certificate, fields);
            } else {
                checkCa(certificate, fields);
            }
            if (i + 1 < path.size()) {
                checkIssued(certificate, fields, path.get(i + 1));
            } else {
                checkRoot(certificate, fields);
            }
        }
        return problems;
    }

    private void checkAny(X509Certificate certificate, CertificateFields fields) {
        require(
                encodedLength(certificate) <= MAX_ENCODED,
                certificate,
                "is over 64 KiB",
                "a bound on the work: no real certificate is that long");
        require(
                fields.version() == VERSION_3,
                certificate,
                "is of version " + fields.version(),
                "RFC 5280, section 4.1.2.1: version 3");
        int octets = fields.serialNumber().toByteArray().length;
        require(
                fields.serialNumber().signum() > 0 && octets <= MAX_SERIAL_OCTETS,
                certificate,
                "has a serial number of "
                        + octets
                        + " octets and sign "
                        + fields.serialNumber().signum(),
                "RFC 5280, section 4.1.2.2: positive, at most 20 octets");
        require(
                !fields.issuerIsEmpty(),
                certificate,
                "has no issuer name",
                "RFC 5280, section 4.1.2.4: a non-empty distinguished name");
        checkCriticality(certificate, fields);
        checkTimeAndKey(certificate);
        new ConstraintRules(certificate, fields, path.getFirst()).check(problems);
    }

    private void checkTimeAndKey(X509Certificate certificate) {
        Validity validity = Validity.of(certificate);
        require(
                validity.contains(request.at()),
                certificate,
                "is valid from "
                        + validity.notBefore()
                        + " to "
                        + validity.notAfter()
                        + ", and it is "
                        + request.at(),
                "RFC 5280, section 4.1.2.5");
        Optional<String> weakness = PublicKeys.weakness(certificate.getPublicKey());
        require(
                weakness.isEmpty(),
                certificate,
                "has " + weakness.orElse(""),
                "its holder may not be alone in having the private key");
    }

    private static int encodedLength(X509Certificate certificate) {
        try {
            return certificate.getEncoded().length;
        } catch (CertificateEncodingException e) {
            throw new IllegalArgumentException("not a certificate", e);
        }
    }

    private void checkCriticality(X509Certificate certificate, CertificateFields fields) {
        for (Map.Entry<String, Boolean> extension : fields.extensions().entrySet()) {
            boolean critical = extension.getValue();
            require(
                    !(critical && NEVER_CRITICAL.contains(extension.getKey())),
                    certificate,
                    "marks extension " + extension.getKey() + " as critical",
                    "RFC 5280, section 4.2.1.1, 4.2.1.2, 4.2.2.1: conforming CAs mark it as"
                            + " non-critical");
            require(
                    critical || !ALWAYS_CRITICAL.contains(extension.getKey()),
                    certificate,
                    "does not mark extension " + extension.getKey() + " as critical",
                    "RFC 5280, section 4.2.1.10, 4.2.1.11, 4.2.1.14: conforming CAs mark it as"
                            + " critical");
        }
    }

    private void checkLeaf(X509Certificate leaf, CertificateFields fields) {
        Set<KeyUsage> usages = KeyUsage.of(leaf);
        require(!fields.isCa(), leaf, "is a CA's", "a peer is no CA");
        require(
                !usages.isEmpty()
                        && !usages.contains(KeyUsage.KEY_CERT_SIGN)
                        && !usages.contains(KeyUsage.CRL_SIGN),
                leaf,
                "has keyUsage " + usages,
                "RFC 5280, section 4.2.1.3: keyCertSign and cRLSign are for CAs, and a peer says"
                        + " what its key is for");
        List<String> purposes = fields.extendedKeyUsage();
        require(
                purposes.containsAll(request.purpose().oids()),
                leaf,
                "is for " + names(purposes) + ", not for " + names(request.purpose().oids()),
                "RFC 5280, section 4.2.1.12: extKeyUsage");
        require(
                !purposes.contains(ExtendedKeyUsage.ANY.oid())
                        && !isCritical(fields, EXTENDED_KEY_USAGE),
                leaf,
                "has extKeyUsage any or critical",
                "RFC 5280, section 4.2.1.12: a purpose is named, and does not keep others from"
                        + " reading on");
        require(
                isCritical(fields, SAN) == fields.subjectIsEmpty(),
                leaf,
                "has a subjectAltName whose criticality does not fit its subject",
                "RFC 5280, section 4.2.1.6: critical if, and only if, the subject is empty");
        require(
                !fields.extensions().containsKey(NAME_CONSTRAINTS),
                leaf,
                "has nameConstraints",
                "RFC 5280, section 4.2.1.10: MUST be used only in a CA certificate");
    }

    private static List<String> names(List<String> oids) {
        return oids.stream()
                .map(o -> ExtendedKeyUsage.ofOid(o).map(ExtendedKeyUsage::text).orElse(o))
                .toList();
    }

    private static boolean isCritical(CertificateFields fields, String oid) {
        return fields.extensions().getOrDefault(oid, false);
    }

    private void checkCa(X509Certificate ca, CertificateFields fields) {
        require(
                fields.isCa() && isCritical(fields, BASIC_CONSTRAINTS),
                ca,
                "does not say CA:TRUE in a critical basicConstraints",
                "RFC 5280, section 4.2.1.9");
        require(
                KeyUsage.of(ca).contains(KeyUsage.KEY_CERT_SIGN),
                ca,
                "may not sign certificates: keyUsage " + KeyUsage.of(ca),
                "RFC 5280, section 4.2.1.3: keyCertSign");
        require(
                fields.subjectKeyIdentifier().isPresent(),
                ca,
                "has no subjectKeyIdentifier",
                "RFC 5280, section 4.2.1.2: MUST appear in all conforming CA certificates");
        require(!fields.subjectIsEmpty(), ca, "has no subject name", "RFC 5280, section 4.1.2.6");
        require(
                !fields.extensions().containsKey(EXTENDED_KEY_USAGE)
                        || fields.extendedKeyUsage().containsAll(request.purpose().oids()),
                ca,
                "issues for " + names(fields.extendedKeyUsage()) + " only",
                "CA/Browser Forum Baseline Requirements, 7.1.2.2: a CA's purposes bound those of"
                        + " what it issues");
    }

    private void checkIssued(
            X509Certificate subject, CertificateFields fields, X509Certificate issuer) {
        require(
                Signatures.isTrusted(fields.signatureAlgorithm())
                        && fields.signatureAlgorithmsAgree(),
                subject,
                "is signed with an algorithm that is weak, or not the one it names",
                "RFC 5280, section 4.1.1.2: the same algorithm identifier; no MD5, no SHA-1");
        require(
                authorityKeyFits(fields, CertificateFields.of(issuer)),
                subject,
                "has no authorityKeyIdentifier that is its issuer's subjectKeyIdentifier",
                "RFC 5280, section 4.2.1.1: MUST be included in all certificates … to facilitate"
                        + " path construction");
    }

    private static boolean authorityKeyFits(CertificateFields subject, CertificateFields issuer) {
        return subject.authorityKeyIdentifier()
                .flatMap(CertificateFields.AuthorityKey::keyIdentifier)
                .filter(k -> Arrays.equals(k, issuer.subjectKeyIdentifier().orElse(new byte[0])))
                .isPresent();
    }

    /// A root needs no authorityKeyIdentifier; one that it has names itself by key alone.
    private void checkRoot(X509Certificate root, CertificateFields fields) {
        boolean fits =
                fields.authorityKeyIdentifier().isEmpty()
                        || (authorityKeyFits(fields, fields)
                                && fields.authorityKeyIdentifier()
                                        .filter(a -> !a.namesCertificate())
                                        .isPresent());
        require(
                fits,
                root,
                "has an authorityKeyIdentifier of somebody else",
                "RFC 5280, section 4.2.1.1");
        require(
                !fields.extensions().containsKey(EXTENDED_KEY_USAGE),
                root,
                "is a root with extKeyUsage",
                "CA/Browser Forum Baseline Requirements, 7.1.2.1: a root has no extKeyUsage");
        require(
                fields.extensions().containsKey(KEY_USAGE),
                root,
                "has no keyUsage",
                "RFC 5280, section 4.2.1.3");
    }

    private void require(boolean kept, X509Certificate certificate, String what, String source) {
        if (!kept) {
            String name = Printable.quote(certificate.getSubjectX500Principal().getName());
            problems.add(new Problem(name + " " + what, source, ""));
        }
    }
}
