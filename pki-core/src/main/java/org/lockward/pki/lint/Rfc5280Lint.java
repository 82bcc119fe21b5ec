package org.lockward.pki.lint;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.x509.Time;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.key.Signatures;

import java.math.BigInteger;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// Rules for the fields of a TBSCertificate, each quoting RFC 5280.
enum Rfc5280Lint implements Lint {
    VERSION(
            "4.1.2.1: \"When extensions are used, as expected in this profile, version MUST be 3\"",
            Rfc5280Lint::version),
    SERIAL_NUMBER(
            "4.1.2.2: \"The serial number MUST be a positive integer … CAs MUST NOT use"
                    + " serialNumber values longer than 20 octets.\"",
            Rfc5280Lint::serialNumber),
    SIGNATURE(
            "4.1.2.3: \"This field MUST contain the same algorithm identifier as the"
                    + " signatureAlgorithm field\"; only algorithms without MD5 or SHA-1",
            Rfc5280Lint::signature),
    ISSUER(
            "4.1.2.4 and 6.1.3: the issuer is the subject of the issuer's certificate, byte for"
                    + " byte",
            Rfc5280Lint::issuer),
    VALIDITY_FORM(
            "4.1.2.5: \"CAs … MUST always encode certificate validity dates through the year 2049"
                    + " as UTCTime; … dates in 2050 or later MUST be encoded as GeneralizedTime.\"",
            Rfc5280Lint::validityForm),
    VALIDITY_ORDER(
            "4.1.2.5: \"the period of time from notBefore through notAfter, inclusive\"",
            Rfc5280Lint::validityOrder),
    VALIDITY_IN_ISSUER(
            "a certificate never outlives its issuer: RFC 5280, section 6.1.3, needs both valid",
            Rfc5280Lint::validityInIssuer),
    SUBJECT(
            "4.1.2.6: \"If the subject is a CA … MUST be populated with a non-empty distinguished"
                    + " name\"; nodes are compared by their CN",
            Rfc5280Lint::subject),
    UNIQUE_IDENTIFIERS(
            "4.1.2.8: \"CAs conforming to this profile MUST NOT generate certificates with unique"
                    + " identifiers.\"",
            d -> when(d.hasUniqueIdentifiers(), "a unique identifier is present"));

    private static final int VERSION_3 = 2;
    private static final int MAX_SERIAL_OCTETS = 20;
    private static final int FIRST_GENERALIZED_YEAR = 2050;

    private final String source;

    @SuppressWarnings("ImmutableEnumChecker") // a function without state
    private final Function<Draft, Optional<String>> rule;

    Rfc5280Lint(String source, Function<Draft, Optional<String>> rule) {
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

    static Optional<String> when(boolean broken, String finding) {
        return broken ? Optional.of(finding) : Optional.empty();
    }

    private static Optional<String> version(Draft draft) {
        int version = draft.version().orElse(0);
        return when(version != VERSION_3, "the version is " + (version + 1));
    }

    private static Optional<String> serialNumber(Draft draft) {
        BigInteger serial = draft.serialNumber().getValue();
        int octets = new ASN1Integer(serial).getValue().toByteArray().length;
        return when(
                serial.signum() <= 0 || octets > MAX_SERIAL_OCTETS,
                "the serial number has " + octets + " octets and sign " + serial.signum());
    }

    private static Optional<String> signature(Draft draft) {
        byte[] algorithm = draft.signatureAlgorithm();
        if (!Signatures.isTrusted(algorithm)) {
            return Optional.of("its algorithm is not one that we sign with");
        }
        return draft.issuer()
                .filter(i ->
                        !Arrays.equals(algorithm, Signatures.algorithmIdentifier(i.keyAlgorithm())))
                .map(i -> "its algorithm is not the one that goes with " + i.keyAlgorithm().text());
    }

    private static Optional<String> issuer(Draft draft) {
        byte[] expected =
                draft.issuer()
                        .map(i -> i.certificate().getSubjectX500Principal().getEncoded())
                        .orElseGet(() -> Draft.encoded(draft.subject()));
        return when(
                !Arrays.equals(draft.issuerName(), expected),
                "the issuer is not the subject of the issuer's certificate");
    }

    private static Optional<String> validityForm(Draft draft) {
        for (ASN1Encodable time : draft.validity()) {
            boolean utc = time.toASN1Primitive() instanceof ASN1UTCTime;
            int year = instant(time).atOffset(ZoneOffset.UTC).getYear();
            if (utc != year < FIRST_GENERALIZED_YEAR) {
                return Optional.of("the year " + year + " as " + time.getClass().getSimpleName());
            }
        }
        return when(draft.validity().size() != 2, "it has not two ends");
    }

    private static Instant instant(ASN1Encodable time) {
        return Time.getInstance(time).getDate().toInstant();
    }

    private static List<Instant> ends(Draft draft) {
        return List.of(
                instant(draft.validity().getObjectAt(0)), instant(draft.validity().getObjectAt(1)));
    }

    private static Optional<String> validityOrder(Draft draft) {
        List<Instant> ends = ends(draft);
        return when(ends.getLast().isBefore(ends.getFirst()), "it ends before it begins: " + ends);
    }

    private static Optional<String> validityInIssuer(Draft draft) {
        List<Instant> ends = ends(draft);
        return draft.issuer()
                .map(i -> i.validity())
                .filter(v -> outside(ends, v))
                .map(v -> "valid " + ends + ", its issuer " + v);
    }

    private static boolean outside(List<Instant> ends, Validity issuer) {
        return ends.getFirst().isBefore(issuer.notBefore())
                || ends.getLast().isAfter(issuer.notAfter());
    }

    private static Optional<String> subject(Draft draft) {
        List<String> names = CommonNames.of(draft);
        if (names.size() != 1) {
            return Optional.of("the subject has " + names.size() + " common names");
        }
        int length = names.getFirst().length();
        return when(length < 1 || length > 64, "the common name has " + length + " characters");
    }
}
