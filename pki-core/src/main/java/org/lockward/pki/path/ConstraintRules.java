package org.lockward.pki.path;

import org.lockward.pki.certificate.CertificateFields;
import org.lockward.pki.certificate.RawName;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.math.BigInteger;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Predicate;

/// Rules for the form of nameConstraints and authorityInfoAccess; whether a name lies inside of its
/// constraints is left to the JDK, but for wildcards, where it errs (CVE-2025-61727).
final class ConstraintRules {

    private static final int MAX_SUBTREES = 128;
    private static final int IPV4_HEX = 16;
    private static final int IPV6_HEX = 64;
    private static final String WILDCARD = "*.";

    private final X509Certificate certificate;
    private final CertificateFields fields;
    private final X509Certificate leaf;

    ConstraintRules(X509Certificate certificate, CertificateFields fields, X509Certificate leaf) {
        this.certificate = certificate;
        this.fields = fields;
        this.leaf = leaf;
    }

    void check(List<Problem> problems) {
        fields.nameConstraints().ifPresent(n -> checkSubtrees(n, problems));
        if (!fields.authorityInfoAccess().stream().allMatch(ConstraintRules::isLocation)) {
            problems.add(problem("has a malformed authorityInfoAccess", "4.2.2.1: a URI"));
        }
    }

    private static boolean isLocation(RawName location) {
        return location.kind() == RawName.Kind.URI && NameRules.parse(location).isPresent();
    }

    private void checkSubtrees(CertificateFields.Subtrees trees, List<Problem> problems) {
        List<RawName> all = new ArrayList<>(trees.permitted());
        all.addAll(trees.excluded());
        if (all.isEmpty() || all.size() > MAX_SUBTREES) {
            problems.add(
                    problem(
                            "has nameConstraints with " + all.size() + " subtrees",
                            "4.2.1.10: MUST NOT issue certificates where name constraints is an"
                                    + " empty sequence; we read at most "
                                    + MAX_SUBTREES));
        }
        all.stream()
                .filter(Predicate.not(ConstraintRules::isWellFormed))
                .forEach(n ->
                        problems.add(
                                problem(
                                        "constrains "
                                                + Printable.quote(n.value())
                                                + " of kind "
                                                + n.kind(),
                                        "4.2.1.10: the form of a constraint")));
        CertificateFields.of(leaf).alternativeNames().stream()
                .filter(n -> n.kind() == RawName.Kind.DNS && n.value().startsWith(WILDCARD))
                .filter(n -> !isInside(n, trees))
                .forEach(n ->
                        problems.add(
                                problem(
                                        "does not allow all of " + Printable.quote(n.value()),
                                        "CVE-2025-61727: a wildcard stands for every name"
                                                + " that it matches")));
    }

    private static boolean isWellFormed(RawName name) {
        return switch (name.kind()) {
            case DNS -> name.value().isEmpty() || isDns(name.value());
            case IP -> isNetwork(name.value());
            case EMAIL -> isMailbox(name.value());
            case URI -> isDns(withoutDot(name.value()));
            case DIRECTORY -> true;
            case OTHER -> false;
        };
    }

    private static boolean isDns(String value) {
        try {
            new GeneralName.Dns(value);
            return true;
        } catch (PkiException.InvalidInput e) {
            return false;
        }
    }

    private static String withoutDot(String value) {
        return value.startsWith(".") ? value.substring(1) : value;
    }

    private static boolean isMailbox(String value) {
        try {
            return value.contains("@")
                    ? new GeneralName.Email(value).value().equals(value)
                    : isDns(withoutDot(value));
        } catch (PkiException.InvalidInput e) {
            return false;
        }
    }

    /// Address and mask of equal length; the mask's ones are contiguous.
    private static boolean isNetwork(String hex) {
        if (hex.length() != IPV4_HEX && hex.length() != IPV6_HEX) {
            return false;
        }
        BigInteger mask = new BigInteger(hex.substring(hex.length() / 2), 16);
        int bits = hex.length() * 2;
        BigInteger hosts = BigInteger.ONE.shiftLeft(bits).subtract(BigInteger.ONE).xor(mask);
        return hosts.add(BigInteger.ONE).bitCount() == 1;
    }

    /// `*.d` is inside when all that it matches is: its domain lies below a permitted one, and no
    /// excluded one lies at, above or one label below it.
    private static boolean isInside(RawName wildcard, CertificateFields.Subtrees trees) {
        String domain = fold(wildcard.value().substring(WILDCARD.length()));
        List<String> permitted = domains(trees.permitted());
        boolean allowed =
                permitted.isEmpty() || permitted.stream().anyMatch(p -> isBelow(domain, p));
        return allowed
                && domains(trees.excluded()).stream()
                        .noneMatch(e -> isBelow(domain, e) || isBelow(e, domain));
    }

    private static List<String> domains(List<RawName> names) {
        return names.stream()
                .filter(n -> n.kind() == RawName.Kind.DNS)
                .map(n -> fold(n.value()))
                .toList();
    }

    private static String fold(String value) {
        return value.toLowerCase(Locale.ROOT);
    }

    private static boolean isBelow(String name, String domain) {
        return domain.isEmpty() || name.equals(domain) || name.endsWith("." + domain);
    }

    private Problem problem(String what, String source) {
        String name = Printable.quote(certificate.getSubjectX500Principal().getName());
        return new Problem(name + " " + what, "RFC 5280, section " + source, "");
    }
}
