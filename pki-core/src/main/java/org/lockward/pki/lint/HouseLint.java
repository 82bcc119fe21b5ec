package org.lockward.pki.lint;

import static org.lockward.pki.lint.Rfc5280Lint.when;

import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.pkcs.PKCSObjectIdentifiers;
import org.bouncycastle.asn1.x509.Extension;
import org.lockward.pki.certificate.KeyUsage;
import org.lockward.pki.key.PublicKeys;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.Printable;
import org.lockward.pki.name.UniqueId;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;

/// Rules of our own: what we promise about every certificate beyond RFC 5280.
enum HouseLint implements Lint {
    KEY(
            "NIST SP 800-57 and CVE-2017-15361, CVE-2022-26320: only keys that are strong",
            HouseLint::key),
    KEY_OF_ITS_OWN(
            "a certificate for the issuer's own key would let its holder issue",
            HouseLint::keyOfItsOwn),
    KEY_ENCIPHERMENT(
            "RFC 8813, section 3: keyEncipherment must not be present with an EC key",
            HouseLint::keyEncipherment),
    COMMON_NAME(
            "SPIFFE X.509-SVID, section 2: exactly one URI; a node's CN, its SPIFFE ID and, where"
                    + " it is a label, its dNSName are one and the same unique ID",
            HouseLint::commonName),
    OTHER_EXTENSIONS(
            "nothing that a consumer may not understand: no private extensions, no"
                    + " certificatePolicies",
            HouseLint::otherExtensions);

    private static final Set<ASN1ObjectIdentifier> KNOWN =
            Set.of(
                    Extension.basicConstraints,
                    Extension.keyUsage,
                    Extension.extendedKeyUsage,
                    Extension.subjectAlternativeName,
                    Extension.subjectKeyIdentifier,
                    Extension.authorityKeyIdentifier);

    private final String source;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Function<Draft, Optional<String>> rule;

    HouseLint(String source, Function<Draft, Optional<String>> rule) {
        this.source = source;
        this.rule = rule;
    }

    @Override
    public String id() {
        return "lockward." + name().toLowerCase(Locale.ROOT);
    }

    @Override
    public String source() {
        return source;
    }

    @Override
    public Optional<String> check(Draft draft) {
        return rule.apply(draft);
    }

    private static Optional<String> key(Draft draft) {
        return PublicKeys.weakness(Draft.encoded(draft.publicKey()));
    }

    private static Optional<String> keyOfItsOwn(Draft draft) {
        byte[] key = Draft.encoded(draft.publicKey());
        return draft.issuer()
                .filter(i -> Arrays.equals(i.certificate().getPublicKey().getEncoded(), key))
                .map(i -> "its key is the issuer's key");
    }

    private static Optional<String> keyEncipherment(Draft draft) {
        var algorithm = draft.publicKey().getAlgorithm().getAlgorithm();
        return when(
                KeyUsages.of(draft).contains(KeyUsage.KEY_ENCIPHERMENT)
                        && !algorithm.equals(PKCSObjectIdentifiers.rsaEncryption),
                "keyEncipherment with a key of algorithm " + algorithm.getId());
    }

    private static Optional<String> commonName(Draft draft) {
        if (draft.isCa()) {
            return Optional.empty();
        }
        UniqueId id = new UniqueId(CommonNames.of(draft).getFirst());
        List<GeneralName> names = AlternativeNames.of(draft);
        List<String> uris =
                names.stream()
                        .filter(GeneralName.Uri.class::isInstance)
                        .map(GeneralName::text)
                        .toList();
        boolean spiffe =
                uris.size() == 1
                        && uris.getFirst().startsWith("uri:spiffe://")
                        && uris.getFirst().endsWith("/node/" + id);
        boolean dns = !id.isDnsLabel() || names.contains(new GeneralName.Dns(id.value()));
        return when(
                !spiffe || !dns,
                "the CN is " + id + ", the names are " + Printable.quote(names.toString()));
    }

    private static Optional<String> otherExtensions(Draft draft) {
        List<String> others =
                draft.extensions().stream()
                        .map(Extension::getExtnId)
                        .filter(id -> !KNOWN.contains(id))
                        .map(ASN1ObjectIdentifier::getId)
                        .toList();
        return when(!others.isEmpty(), "extensions " + others);
    }
}
