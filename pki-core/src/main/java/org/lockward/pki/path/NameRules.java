package org.lockward.pki.path;

import org.lockward.pki.certificate.CertificateFields;
import org.lockward.pki.certificate.RawName;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Rules for the names of a leaf: each well-formed, the CN one of them, the expected one there.
final class NameRules {

    private static final int MAX_NAMES = 128;
    private static final String WILDCARD = "*.";

    private final CertificateFields leaf;
    private final Optional<GeneralName> expected;
    private final List<Problem> problems = new ArrayList<>();

    NameRules(List<X509Certificate> path, Optional<GeneralName> expected) {
        leaf = CertificateFields.of(path.getFirst());
        this.expected = expected;
    }

    List<Problem> problems() {
        List<RawName> names = leaf.alternativeNames();
        if (names.isEmpty() || names.size() > MAX_NAMES) {
            problem(
                    names.size() + " alternative names",
                    "RFC 9525, section 6: names are taken from subjectAltName alone; we read at"
                            + " most "
                            + MAX_NAMES);
            return problems;
        }
        names.forEach(this::checkForm);
        leaf.commonNames().forEach(n -> checkCommonName(n, names));
        expected.filter(e -> names.stream().noneMatch(n -> matches(n, e)))
                .ifPresent(e -> missing(e, names));
        return problems;
    }

    private void checkForm(RawName name) {
        if (parse(name).isEmpty()) {
            problem(
                    "alternative name " + Printable.quote(name.value()) + " is malformed",
                    "RFC 5280, section 4.2.1.6, " + name.kind());
        }
    }

    /// Empty for one that is malformed or of a kind that we do not take. A wildcard stands for its
    /// domain.
    static Optional<GeneralName> parse(RawName name) {
        try {
            return switch (name.kind()) {
                case DNS -> Optional.of(new GeneralName.Dns(withoutWildcard(name.value())));
                case IP -> Optional.of(ip(name.value()));
                case URI -> Optional.of(new GeneralName.Uri(name.value()));
                case EMAIL -> Optional.of(new GeneralName.Email(name.value()));
                case DIRECTORY, OTHER -> Optional.empty();
            };
        } catch (PkiException | UnknownHostException e) {
            return Optional.empty();
        }
    }

    private static String withoutWildcard(String value) {
        return value.startsWith(WILDCARD) ? value.substring(WILDCARD.length()) : value;
    }

    private static GeneralName ip(String hex) throws UnknownHostException {
        return GeneralName.Ip.of(InetAddress.getByAddress(HexFormat.of().parseHex(hex)));
    }

    /// Byte for byte: what a consumer reads in the CN must be what another reads in the names. Our
    /// IDs that are no DNS label stand at the end of the SPIFFE ID.
    private void checkCommonName(String commonName, List<RawName> names) {
        boolean named = names.stream().anyMatch(n -> carries(n, commonName));
        if (!named) {
            problem(
                    "the CN " + Printable.quote(commonName) + " is none of the alternative names",
                    "two consumers would take it for two different peers");
        }
    }

    private static boolean carries(RawName name, String commonName) {
        return switch (name.kind()) {
            case DNS, EMAIL -> name.value().equals(commonName);
            case URI ->
                    name.value().equals(commonName)
                            || (name.value().startsWith("spiffe://")
                                    && name.value().endsWith("/node/" + commonName));
            case IP -> parse(name).filter(n -> n.text().equals("ip:" + commonName)).isPresent();
            case DIRECTORY, OTHER -> false;
        };
    }

    /// DNS names without regard to case (RFC 4343), all else exactly; a wildcard matches nothing.
    private static boolean matches(RawName name, GeneralName expected) {
        if (name.value().startsWith(WILDCARD)) {
            return false;
        }
        return parse(name).filter(n -> fold(n).equals(fold(expected))).isPresent();
    }

    private static String fold(GeneralName name) {
        return name instanceof GeneralName.Dns ? name.text().toLowerCase(Locale.ROOT) : name.text();
    }

    private void missing(GeneralName name, List<RawName> names) {
        problem(
                name.text() + " is not among the certificate's names",
                "it has "
                        + Printable.quote(
                                names.stream()
                                        .flatMap(n -> parse(n).stream())
                                        .map(GeneralName::text)
                                        .toList()
                                        .toString()));
    }

    private void problem(String what, String why) {
        problems.add(new Problem(what, why, ""));
    }
}
