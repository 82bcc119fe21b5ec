package org.lockward.pki.lint;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.DERBitString;
import org.bouncycastle.asn1.DERGeneralizedTime;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.DERTaggedObject;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectKeyIdentifier;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.KeyPairs;
import org.lockward.pki.key.PublicKeys;
import org.lockward.pki.testing.TestCa;

import java.math.BigInteger;
import java.security.KeyPairGenerator;
import java.security.NoSuchAlgorithmException;
import java.security.PublicKey;
import java.security.cert.CertificateEncodingException;
import java.time.Duration;
import java.time.Instant;
import java.util.Date;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// One good certificate, and the ways to spoil it.
final class Mutations {

    static final TestCa CA = TestCa.now();

    private static final byte[] GOOD = issued();
    private static final Instant NOW = CA.time();

    private Mutations() {}

    /// A fault, and the lint that must find it.
    record Row(String lint, String fault, UnaryOperator<Mutant> change) {

        Mutant mutant() {
            return change.apply(good());
        }

        @Override
        public String toString() {
            return lint + ": " + fault;
        }
    }

    private static byte[] issued() {
        var pair = KeyPairs.generate(KeyAlgorithm.parse("ec-p256"), TestCa.RANDOM);
        try {
            return CA.issue(TestCa.NODE, pair.getPublic(), List.of()).getTBSCertificate();
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException(e);
        }
    }

    static Mutant good() {
        return new Mutant(GOOD);
    }

    static Stream<Row> rows() {
        return Stream.of(fields(), validities(), usages(), extensions(), keys(), names())
                .flatMap(s -> s);
    }

    private static Stream<Row> fields() {
        return Stream.of(
                row("rfc5280.version", "version 2", m -> m.field(Mutant.VERSION, version(1))),
                row("rfc5280.serial_number", "zero", Mutations::serialZero),
                row("rfc5280.serial_number", "negative", m -> serial(m, BigInteger.ONE.negate())),
                row("rfc5280.serial_number", "21 octets", m -> serial(m, BigInteger.TWO.pow(160))),
                row(
                        "rfc5280.signature",
                        "SHA-1",
                        m -> algorithm(m, X9ObjectIdentifiers.ecdsa_with_SHA1)),
                row(
                        "rfc5280.signature",
                        "not the CA's",
                        m -> algorithm(m, X9ObjectIdentifiers.ecdsa_with_SHA256)),
                row("rfc5280.issuer", "another name", Mutations::otherIssuer),
                row(
                        "rfc5280.subject",
                        "two CNs",
                        m -> subject(m, "CN=" + TestCa.NODE + ",CN=" + TestCa.NODE)),
                row(
                        "rfc5280.unique_identifiers",
                        "of the issuer",
                        m ->
                                m.add(
                                        new DERTaggedObject(
                                                false, 1, new DERBitString(new byte[] {1})))));
    }

    private static Row row(String lint, String fault, UnaryOperator<Mutant> change) {
        return new Row(lint, fault, change);
    }

    private static ASN1Encodable version(int number) {
        return new DERTaggedObject(true, 0, new ASN1Integer(number));
    }

    static Mutant serialZero(Mutant mutant) {
        return serial(mutant, BigInteger.ZERO);
    }

    private static Mutant serial(Mutant mutant, BigInteger number) {
        return mutant.field(Mutant.SERIAL_NUMBER, new ASN1Integer(number));
    }

    private static Mutant algorithm(Mutant mutant, ASN1ObjectIdentifier oid) {
        return mutant.field(Mutant.SIGNATURE, new AlgorithmIdentifier(oid));
    }

    static Mutant otherIssuer(Mutant mutant) {
        return mutant.field(Mutant.ISSUER, new X500Name("CN=somebody else"));
    }

    private static Mutant subject(Mutant mutant, String name) {
        return mutant.field(Mutant.SUBJECT, new X500Name(name));
    }

    private static Stream<Row> validities() {
        Duration year = Duration.ofDays(365);
        return Stream.of(
                row(
                        "rfc5280.validity_form",
                        "2026 as GeneralizedTime",
                        m ->
                                validity(
                                        m,
                                        new Time(Date.from(NOW)),
                                        new Time(
                                                new DERGeneralizedTime(
                                                        Date.from(NOW.plus(year)))))),
                row(
                        "rfc5280.validity_order",
                        "ends first",
                        m -> validity(m, time(NOW.plusSeconds(9)), time(NOW))),
                row(
                        "rfc5280.validity_in_issuer",
                        "too late",
                        m -> validity(m, time(NOW), time(NOW.plus(year.multipliedBy(11))))),
                row(
                        "rfc5280.validity_in_issuer",
                        "too early",
                        m -> validity(m, time(NOW.minus(year)), time(NOW))));
    }

    private static Time time(Instant instant) {
        return new Time(Date.from(instant));
    }

    private static Mutant validity(Mutant mutant, Time notBefore, Time notAfter) {
        return mutant.field(
                Mutant.VALIDITY, new DERSequence(new ASN1Encodable[] {notBefore, notAfter}));
    }

    private static Stream<Row> usages() {
        return Stream.of(
                row(
                        "rfc5280.unique",
                        "extKeyUsage twice",
                        m -> m.twice(Extension.extendedKeyUsage)),
                row(
                        "rfc5280.basic_constraints",
                        "not critical",
                        m -> m.turned(Extension.basicConstraints)),
                row(
                        "rfc5280.basic_constraints",
                        "missing",
                        m -> m.without(Extension.basicConstraints)),
                row("rfc5280.key_usage", "not critical", m -> m.turned(Extension.keyUsage)),
                row(
                        "rfc5280.key_usage",
                        "keyCertSign",
                        m -> usage(m, KeyUsage.digitalSignature | KeyUsage.keyCertSign)),
                row("rfc5280.key_usage", "cA without keyCertSign", Mutations::caInDisguise),
                row(
                        "rfc5280.extended_key_usage",
                        "missing",
                        m -> m.without(Extension.extendedKeyUsage)),
                row(
                        "rfc5280.extended_key_usage",
                        "server only",
                        m -> purposes(m, KeyPurposeId.id_kp_serverAuth)),
                row(
                        "rfc5280.extended_key_usage",
                        "any",
                        m ->
                                purposes(
                                        m,
                                        KeyPurposeId.id_kp_serverAuth,
                                        KeyPurposeId.anyExtendedKeyUsage)));
    }

    private static Stream<Row> extensions() {
        return Stream.of(
                row(
                        "rfc5280.subject_alt_name",
                        "critical",
                        m -> m.turned(Extension.subjectAlternativeName)),
                row(
                        "rfc5280.subject_key_identifier",
                        "another key's",
                        m ->
                                m.extension(
                                        Extension.subjectKeyIdentifier,
                                        false,
                                        new SubjectKeyIdentifier(new byte[20]))),
                row(
                        "rfc5280.authority_key_identifier",
                        "another key's",
                        m ->
                                m.extension(
                                        Extension.authorityKeyIdentifier,
                                        false,
                                        new AuthorityKeyIdentifier(new byte[20]))),
                row(
                        "rfc5280.authority_key_identifier",
                        "with issuer and serial",
                        Mutations::fullAuthorityKey),
                row(
                        "lockward.other_extensions",
                        "a policy",
                        m -> m.extension(Extension.certificatePolicies, false, new DERSequence())));
    }

    private static Mutant usage(Mutant mutant, int bits) {
        return mutant.extension(Extension.keyUsage, true, new KeyUsage(bits));
    }

    /// All else as a CA has it, so that only the usage is at fault.
    private static Mutant caInDisguise(Mutant mutant) {
        return mutant.extension(Extension.basicConstraints, true, new BasicConstraints(0))
                .without(Extension.extendedKeyUsage)
                .without(Extension.subjectAlternativeName);
    }

    private static Mutant purposes(Mutant mutant, KeyPurposeId... purposes) {
        return mutant.extension(Extension.extendedKeyUsage, false, new ExtendedKeyUsage(purposes));
    }

    private static Mutant fullAuthorityKey(Mutant mutant) {
        var names = new GeneralNames(new GeneralName(new X500Name("CN=CA")));
        byte[] key = CA.certificate().subjectKeyIdentifier();
        var full = new AuthorityKeyIdentifier(key, names, BigInteger.ONE);
        return mutant.extension(Extension.authorityKeyIdentifier, false, full);
    }

    private static Stream<Row> keys() {
        return Stream.of(
                row("lockward.key", "RSA of 1024 bits", m -> key(m, weakRsa())),
                row("lockward.key_of_its_own", "the CA's key", m -> key(m, CA.pair().getPublic())),
                row(
                        "lockward.key_encipherment",
                        "with EC",
                        m -> usage(m, KeyUsage.digitalSignature | KeyUsage.keyEncipherment)));
    }

    private static Mutant key(Mutant mutant, PublicKey key) {
        byte[] identifier = PublicKeys.keyIdentifier(key.getEncoded());
        return mutant.field(Mutant.PUBLIC_KEY, SubjectPublicKeyInfo.getInstance(key.getEncoded()))
                .extension(
                        Extension.subjectKeyIdentifier,
                        false,
                        new SubjectKeyIdentifier(identifier));
    }

    private static PublicKey weakRsa() {
        try {
            KeyPairGenerator generator = KeyPairGenerator.getInstance("RSA");
            generator.initialize(1024);
            return generator.generateKeyPair().getPublic();
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    private static Stream<Row> names() {
        return Stream.of(
                row("lockward.common_name", "another node's", m -> subject(m, "CN=somebody-else")),
                row(
                        "lockward.common_name",
                        "no SPIFFE ID",
                        m -> names(m, dns(TestCa.NODE.value()))),
                row(
                        "lockward.common_name",
                        "two URIs",
                        m ->
                                names(
                                        m,
                                        dns(TestCa.NODE.value()),
                                        spiffe(),
                                        uri("https://a.example"))),
                row(
                        "lockward.common_name",
                        "not among the names",
                        m -> names(m, dns("other"), spiffe())));
    }

    private static Mutant names(Mutant mutant, GeneralName... names) {
        return mutant.extension(Extension.subjectAlternativeName, false, new GeneralNames(names));
    }

    private static GeneralName dns(String name) {
        return new GeneralName(GeneralName.dNSName, name);
    }

    private static GeneralName spiffe() {
        return uri(CA.fleet().trustDomain().node(TestCa.NODE).value());
    }

    private static GeneralName uri(String uri) {
        return new GeneralName(GeneralName.uniformResourceIdentifier, uri);
    }
}
