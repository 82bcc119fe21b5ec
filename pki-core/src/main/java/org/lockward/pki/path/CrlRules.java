package org.lockward.pki.path;

import org.lockward.pki.certificate.CrlFields;
import org.lockward.pki.certificate.KeyUsage;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.key.Signatures;
import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.Problem;

import java.security.GeneralSecurityException;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.security.cert.X509CRLEntry;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Revocation by complete CRLs (RFC 5280, section 6.3), one for each CA of the path.
final class CrlRules {

    private final List<X509Certificate> path;
    private final PathRequest request;
    private final List<Problem> problems = new ArrayList<>();

    CrlRules(List<X509Certificate> path, PathRequest request) {
        this.path = path;
        this.request = request;
    }

    List<Problem> problems() {
        if (!request.crls().isEmpty()) {
            for (int i = 0; i + 1 < path.size(); i++) {
                check(path.get(i), path.get(i + 1));
            }
        }
        return problems;
    }

    private void check(X509Certificate subject, X509Certificate issuer) {
        List<X509CRL> crls = request.crls().stream().filter(c -> isSignedBy(c, issuer)).toList();
        String name = Printable.quote(issuer.getSubjectX500Principal().getName());
        if (crls.isEmpty()) {
            problem("no CRL of " + name, "without it a revocation would not be seen");
            return;
        }
        if (!KeyUsage.of(issuer).contains(KeyUsage.CRL_SIGN)) {
            problem(name + " may not sign CRLs", "RFC 5280, section 6.3.3 (f): cRLSign");
        }
        for (X509CRL crl : crls) {
            checkForm(crl, name);
            revocation(crl, subject).ifPresent(e -> revoked(subject, e));
        }
        if (crls.stream().noneMatch(this::isFresh)) {
            problem(
                    "the CRL of " + name + " is not current at " + request.at(),
                    "it runs from "
                            + crls.getLast().getThisUpdate().toInstant()
                            + " to "
                            + crls.getLast().getNextUpdate());
        }
    }

    private static boolean isSignedBy(X509CRL crl, X509Certificate issuer) {
        try {
            return crl.getIssuerX500Principal().equals(issuer.getSubjectX500Principal())
                    && Signatures.verify(
                            CrlFields.signatureAlgorithm(crl),
                            issuer.getPublicKey(),
                            crl.getTBSCertList(),
                            crl.getSignature());
        } catch (GeneralSecurityException e) {
            return false;
        }
    }

    private boolean isFresh(X509CRL crl) {
        return !crl.getThisUpdate().toInstant().isAfter(request.at())
                && crl.getNextUpdate() != null
                && crl.getNextUpdate().toInstant().isAfter(request.at());
    }

    private void checkForm(X509CRL crl, String issuer) {
        if (CrlFields.number(crl).isEmpty()) {
            problem("the CRL of " + issuer + " has no cRLNumber", "RFC 5280, section 5.2.3");
        }
        if (crl.getCriticalExtensionOIDs() != null && !crl.getCriticalExtensionOIDs().isEmpty()) {
            problem(
                    "the CRL of "
                            + issuer
                            + " has critical extensions "
                            + crl.getCriticalExtensionOIDs(),
                    "only complete CRLs of one issuer are understood");
        }
    }

    private static Optional<X509CRLEntry> revocation(X509CRL crl, X509Certificate subject) {
        return Optional.ofNullable(crl.getRevokedCertificate(subject.getSerialNumber()));
    }

    private void revoked(X509Certificate subject, X509CRLEntry entry) {
        problem(
                Printable.quote(subject.getSubjectX500Principal().getName())
                        + " with serial number "
                        + new SerialNumber(subject.getSerialNumber())
                        + " was revoked at "
                        + entry.getRevocationDate().toInstant(),
                "reason: "
                        + (entry.getRevocationReason() == null
                                ? "unspecified"
                                : text(entry.getRevocationReason())));
    }

    /// The name of RFC 5280, section 5.3.1.
    private static String text(CRLReason reason) {
        return switch (reason) {
            case UNSPECIFIED -> "unspecified";
            case KEY_COMPROMISE -> "keyCompromise";
            case CA_COMPROMISE -> "cACompromise";
            case AFFILIATION_CHANGED -> "affiliationChanged";
            case SUPERSEDED -> "superseded";
            case CESSATION_OF_OPERATION -> "cessationOfOperation";
            case CERTIFICATE_HOLD -> "certificateHold";
            case UNUSED -> "reason 7, which is not used";
            case REMOVE_FROM_CRL -> "removeFromCRL";
            case PRIVILEGE_WITHDRAWN -> "privilegeWithdrawn";
            case AA_COMPROMISE -> "aACompromise";
        };
    }

    private void problem(String what, String why) {
        problems.add(new Problem(what, why, ""));
    }
}
