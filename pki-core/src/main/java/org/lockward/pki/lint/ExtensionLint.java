package org.lockward.pki.lint;

import static org.lockward.pki.lint.Rfc5280Lint.when;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.ASN1Sequence;
import org.bouncycastle.asn1.ASN1TaggedObject;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.Extension;
import org.lockward.pki.certificate.ExtendedKeyUsage;
import org.lockward.pki.certificate.KeyUsage;
import org.lockward.pki.key.PublicKeys;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Stream;
import java.util.stream.StreamSupport;

/// Rules for extensions, each quoting RFC 5280.
enum ExtensionLint implements Lint {
    UNIQUE(
            "4.2: \"A certificate MUST NOT include more than one instance of a particular"
                    + " extension.\"",
            ExtensionLint::unique),
    BASIC_CONSTRAINTS(
            "4.2.1.9: \"Conforming CAs MUST include this extension in all CA certificates … and"
                    + " MUST mark the extension as critical\"; pathLenConstraint only with cA",
            ExtensionLint::basicConstraints),
    KEY_USAGE(
            "4.2.1.3: \"at least one of the bits MUST be set to 1\"; keyCertSign and cRLSign go"
                    + " with cA; \"conforming CAs SHOULD mark this extension as critical\"",
            ExtensionLint::keyUsage),
    EXTENDED_KEY_USAGE(
            "4.2.1.12: purposes; a node is server and client, never anyExtendedKeyUsage, and a CA"
                    + " has no purpose",
            ExtensionLint::extendedKeyUsage),
    SUBJECT_ALT_NAME(
            "4.2.1.6: \"the sequence MUST contain at least one entry\"; \"If the subject field"
                    + " contains a non-empty distinguished name … SHOULD mark the subjectAltName"
                    + " extension as non-critical\"",
            ExtensionLint::subjectAltName),
    SUBJECT_KEY_IDENTIFIER(
            "4.2.1.2: \"Conforming CAs MUST mark this extension as non-critical\"; RFC 7093,"
                    + " section 2, method 1: the leftmost 160 bits of the SHA-256 hash of the key",
            ExtensionLint::subjectKeyIdentifier),
    AUTHORITY_KEY_IDENTIFIER(
            "4.2.1.1: \"The keyIdentifier field … MUST be included in all certificates\"; issuer"
                    + " and serial number beside it would break the renewal of the CA",
            ExtensionLint::authorityKeyIdentifier);

    private static final int MAX_NAMES = 128;

    private final String source;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Function<Draft, Optional<String>> rule;

    ExtensionLint(String source, Function<Draft, Optional<String>> rule) {
        this.source = source;
        this.rule = rule;
    }

    @Override
    public String id() {
        return "rfc5280." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String source() {
        return "RFC 5280, section " + source;
    }

    @Override
    public Optional<String> check(Draft draft) {
        return rule.apply(draft);
    }

    private static Optional<String> unique(Draft draft) {
        Set<ASN1ObjectIdentifier> seen = new HashSet<>();
        return draft.extensions().stream()
                .map(Extension::getExtnId)
                .filter(id -> !seen.add(id))
                .findFirst()
                .map(id -> "extension " + id.getId() + " is there twice");
    }

    private static Optional<String> basicConstraints(Draft draft) {
        Optional<Extension> extension = draft.extension(Extension.basicConstraints);
        if (extension.isEmpty() || !extension.get().isCritical()) {
            return Optional.of("basicConstraints is missing or not critical");
        }
        BasicConstraints value = BasicConstraints.getInstance(Draft.value(extension.get()));
        return when(
                !value.isCA() && value.getPathLenConstraint() != null,
                "pathLenConstraint " + value.getPathLenConstraint() + " without cA");
    }

    private static Optional<String> keyUsage(Draft draft) {
        Optional<Extension> extension = draft.extension(Extension.keyUsage);
        if (extension.isEmpty() || !extension.get().isCritical()) {
            return Optional.of("keyUsage is missing or not critical");
        }
        Set<KeyUsage> usages = KeyUsages.of(draft);
        Set<KeyUsage> forCa = Set.of(KeyUsage.KEY_CERT_SIGN, KeyUsage.CRL_SIGN);
        boolean fits =
                draft.isCa()
                        ? usages.equals(forCa)
                        : usages.contains(KeyUsage.DIGITAL_SIGNATURE)
                                && usages.stream().noneMatch(forCa::contains);
        return when(!fits, "keyUsage " + usages + (draft.isCa() ? " with" : " without") + " cA");
    }

    private static Optional<String> extendedKeyUsage(Draft draft) {
        Optional<Extension> extension = draft.extension(Extension.extendedKeyUsage);
        if (draft.isCa()) {
            return extension.map(e -> "a CA with extKeyUsage");
        }
        if (extension.isEmpty() || extension.get().isCritical()) {
            return Optional.of("extKeyUsage is missing or critical");
        }
        List<String> purposes =
                elements(ASN1Sequence.getInstance(Draft.value(extension.get())))
                        .map(p -> ASN1ObjectIdentifier.getInstance(p).getId())
                        .toList();
        Set<String> wanted =
                Set.of(ExtendedKeyUsage.SERVER_AUTH.oid(), ExtendedKeyUsage.CLIENT_AUTH.oid());
        return when(
                purposes.size() != wanted.size() || !wanted.containsAll(purposes),
                "the purposes are " + purposes);
    }

    private static Stream<ASN1Encodable> elements(ASN1Sequence sequence) {
        return StreamSupport.stream(sequence.spliterator(), false);
    }

    private static Optional<String> subjectAltName(Draft draft) {
        Optional<Extension> extension = draft.extension(Extension.subjectAlternativeName);
        if (draft.isCa()) {
            return extension.map(e -> "a CA with subjectAltName");
        }
        if (extension.isEmpty() || extension.get().isCritical()) {
            return Optional.of("subjectAltName is missing or critical");
        }
        int size = AlternativeNames.of(draft).size();
        return when(size == 0 || size > MAX_NAMES, "subjectAltName has " + size + " entries");
    }

    private static Optional<String> subjectKeyIdentifier(Draft draft) {
        Optional<Extension> extension = draft.extension(Extension.subjectKeyIdentifier);
        if (extension.isEmpty() || extension.get().isCritical()) {
            return Optional.of("subjectKeyIdentifier is missing or critical");
        }
        byte[] value = ASN1OctetString.getInstance(Draft.value(extension.get())).getOctets();
        byte[] expected = PublicKeys.keyIdentifier(Draft.encoded(draft.publicKey()));
        return when(!Arrays.equals(value, expected), "it is not the identifier of its key");
    }

    /// A root names itself: strict verifiers want the extension everywhere.
    private static Optional<String> authorityKeyIdentifier(Draft draft) {
        Optional<Extension> extension = draft.extension(Extension.authorityKeyIdentifier);
        byte[] expected =
                draft.issuer()
                        .map(i -> i.subjectKeyIdentifier())
                        .orElseGet(
                                () -> PublicKeys.keyIdentifier(Draft.encoded(draft.publicKey())));
        if (extension.isEmpty() || extension.get().isCritical()) {
            return Optional.of("authorityKeyIdentifier is missing or critical");
        }
        ASN1Sequence value = ASN1Sequence.getInstance(Draft.value(extension.get()));
        ASN1TaggedObject only = ASN1TaggedObject.getInstance(value.getObjectAt(0));
        boolean named =
                value.size() == 1
                        && only.getTagNo() == 0
                        && Arrays.equals(
                                ASN1OctetString.getInstance(only, false).getOctets(), expected);
        return when(!named, "it is not the issuer's subjectKeyIdentifier alone");
    }
}
