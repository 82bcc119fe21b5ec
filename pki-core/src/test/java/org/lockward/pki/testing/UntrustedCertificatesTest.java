package org.lockward.pki.testing;

import static org.bouncycastle.asn1.x509.Extension.authorityKeyIdentifier;
import static org.bouncycastle.asn1.x509.Extension.basicConstraints;
import static org.bouncycastle.asn1.x509.Extension.extendedKeyUsage;
import static org.bouncycastle.asn1.x509.Extension.keyUsage;
import static org.bouncycastle.asn1.x509.Extension.nameConstraints;
import static org.bouncycastle.asn1.x509.Extension.subjectAlternativeName;
import static org.bouncycastle.asn1.x509.Extension.subjectKeyIdentifier;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.bouncycastle.asn1.ASN1Encodable;
import org.bouncycastle.asn1.ASN1ObjectIdentifier;
import org.bouncycastle.asn1.ASN1UTCTime;
import org.bouncycastle.asn1.DERIA5String;
import org.bouncycastle.asn1.DERNull;
import org.bouncycastle.asn1.DERSequence;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.BasicConstraints;
import org.bouncycastle.asn1.x509.ExtendedKeyUsage;
import org.bouncycastle.asn1.x509.GeneralName;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.bouncycastle.asn1.x509.KeyPurposeId;
import org.bouncycastle.asn1.x509.KeyUsage;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.bouncycastle.asn1.x9.X9ObjectIdentifiers;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.KeyPairs;
import org.lockward.pki.key.PublicKeys;
import org.lockward.pki.path.PathRequest;
import org.lockward.pki.path.PathValidation;
import org.lockward.pki.path.PathValidator;
import org.lockward.pki.path.Purpose;
import org.lockward.pki.problem.PkiException;

import java.io.IOException;
import java.math.BigInteger;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;

/// Certificates that a trusted CA signed faultlessly, each with one thing in it that no peer may
/// have: all are readable, none may verify.
class UntrustedCertificatesTest {

    private static final TestCa CA = TestCa.now();
    private static final ASN1UTCTime PAST = new ASN1UTCTime("200101000000Z");
    private static final ASN1UTCTime FUTURE = new ASN1UTCTime("490101000000Z");

    private final Map<String, UnaryOperator<Forgery>> changes = new LinkedHashMap<>();

    private static X509Certificate good() {
        KeyPair pair = KeyPairs.generate(KeyAlgorithm.parse("ec-p256"), TestCa.RANDOM);
        return CA.issue(TestCa.NODE, pair.getPublic(), List.of());
    }

    @Test
    void without_a_change_it_verifies() {
        byte[] certificate = Forgery.of(CA, good()).signed();
        var validation = validate(CertificateFile.readSingle(certificate, "good.pem"));
        assertInstanceOf(PathValidation.Valid.class, validation);
    }

    @TestFactory
    Stream<DynamicTest> a_forged_certificate_does_not_verify() {
        fields();
        names();
        usages();
        identifiers();
        keys();
        return changes.entrySet().stream()
                .map(c -> DynamicTest.dynamicTest(c.getKey(), () -> refused(c.getValue())));
    }

    /// Some cannot even be read.
    private static void refused(UnaryOperator<Forgery> change) {
        byte[] forged = change.apply(Forgery.of(CA, good())).signed();
        try {
            var validation = validate(CertificateFile.readSingle(forged, "forged.pem"));
            assertInstanceOf(PathValidation.Invalid.class, validation);
        } catch (PkiException.InvalidInput e) {
            assertTrue(
                    String.valueOf(e.getMessage()).startsWith("forged.pem, line 1"), e::toString);
        }
    }

    @Test
    void a_certificate_of_another_ca_of_the_same_name_does_not_verify() {
        X509Certificate foreign =
                CertificateFile.readSingle(Forgery.of(TestCa.now(), good()).signed(), "x.pem");
        assertEquals(CA.x509().getSubjectX500Principal(), foreign.getIssuerX500Principal());
        assertInstanceOf(PathValidation.Invalid.class, validate(foreign));
    }

    private static PathValidation validate(X509Certificate certificate) {
        return PathValidator.validate(
                new PathRequest(
                        List.of(certificate),
                        List.of(CA.x509()),
                        List.of(CA.crl(1)),
                        CA.time(),
                        Purpose.BOTH,
                        Optional.empty()));
    }

    private void fields() {
        var sha256 = new AlgorithmIdentifier(X9ObjectIdentifiers.ecdsa_with_SHA256);
        changes.put("serial number negative", f -> f.serialNumber(BigInteger.TEN.negate()));
        changes.put("serial number zero", f -> f.serialNumber(BigInteger.ZERO));
        changes.put("serial number of 21 octets", f -> f.serialNumber(BigInteger.TWO.pow(160)));
        changes.put("version 2", f -> f.version(1));
        changes.put("expired", f -> f.validity(PAST, new ASN1UTCTime("210101000000Z")));
        changes.put("not valid yet", f -> f.validity(new ASN1UTCTime("480101000000Z"), FUTURE));
        changes.put("valid for one second in 2020", f -> f.validity(PAST, PAST));
        changes.put("another algorithm inside", f -> f.signature(sha256));
        changes.put("issuer of another name", f -> f.issuer("CN=another"));
        changes.put("issuer without a name", f -> f.issuer(""));
    }

    private void names() {
        changes.put("empty subject", f -> f.subject(new X500Name("")));
        changes.put("cn that is no alternative name", f -> f.subject(new X500Name("CN=other")));
        changes.put("cn with nul", f -> f.subject(new X500Name("CN=" + TestCa.NODE + "\\00x")));
        changes.put("two cns", f -> f.subject(new X500Name("CN=other,CN=" + TestCa.NODE)));
        changes.put("no alternative names", f -> f.without(subjectAlternativeName));
        changes.put("alternative names critical", f -> f.critical(subjectAlternativeName, true));
        names("no name in the list");
        names("empty dns name", dns(""));
        names("dns name with nul", dns("a\u0000b"));
        names("dns name with a space", dns("a b"));
        names("dns name with trailing dot", dns("a."));
        names("address of 5 octets", new GeneralName(GeneralName.iPAddress, octets(5)));
        names("address of 0 octets", new GeneralName(GeneralName.iPAddress, octets(0)));
        names("uri without scheme", new GeneralName(GeneralName.uniformResourceIdentifier, "x"));
    }

    private static ASN1Encodable octets(int length) {
        return new org.bouncycastle.asn1.DEROctetString(new byte[length]);
    }

    private static GeneralName dns(String name) {
        return new GeneralName(GeneralName.dNSName, new DERIA5String(name));
    }

    /// Beside the name that the CN needs.
    private void names(String name, GeneralName... others) {
        GeneralName[] all = others;
        if (others.length > 0) {
            all = new GeneralName[] {dns(TestCa.NODE.value()), others[0]};
        }
        GeneralNames value = new GeneralNames(all);
        changes.put(name, f -> f.replaced(subjectAlternativeName, false, value));
    }

    private void usages() {
        var certSign = new KeyUsage(KeyUsage.digitalSignature | KeyUsage.keyCertSign);
        var crlSign = new KeyUsage(KeyUsage.digitalSignature | KeyUsage.cRLSign);
        var any = new ExtendedKeyUsage(KeyPurposeId.anyExtendedKeyUsage);
        var client = new ExtendedKeyUsage(KeyPurposeId.id_kp_clientAuth);
        changes.put("a ca", f -> f.replaced(basicConstraints, true, new BasicConstraints(true)));
        changes.put(
                "broken constraints", f -> f.replaced(basicConstraints, false, new byte[] {48}));
        changes.put("may sign certificates", f -> f.replaced(keyUsage, true, certSign));
        changes.put("may sign crls", f -> f.replaced(keyUsage, true, crlSign));
        changes.put("no key usage", f -> f.without(keyUsage));
        changes.put("key usage of no bits", f -> f.replaced(keyUsage, true, new KeyUsage(0)));
        changes.put("any purpose", f -> f.replaced(extendedKeyUsage, false, any));
        changes.put("client only", f -> f.replaced(extendedKeyUsage, false, client));
        changes.put("no purpose", f -> f.without(extendedKeyUsage));
        changes.put("empty purposes", f -> f.replaced(extendedKeyUsage, false, new DERSequence()));
        changes.put("purposes critical", f -> f.critical(extendedKeyUsage, true));
    }

    private void identifiers() {
        var unknown = new ASN1ObjectIdentifier("1.3.6.1.4.1.99999.1");
        var other = new AuthorityKeyIdentifier(new byte[20]);
        changes.put("unknown critical", f -> f.replaced(unknown, true, DERNull.INSTANCE));
        changes.put("name constraints", f -> f.replaced(nameConstraints, true, new DERSequence()));
        changes.put("no authority key", f -> f.without(authorityKeyIdentifier));
        changes.put("other authority", f -> f.replaced(authorityKeyIdentifier, false, other));
        changes.put("authority critical", f -> f.critical(authorityKeyIdentifier, true));
        changes.put("subject key critical", f -> f.critical(subjectKeyIdentifier, true));
    }

    private void keys() {
        WeakKeys.all().forEach((name, key) -> changes.put("key " + name, f -> f.key(key)));
    }

    @TestFactory
    Stream<DynamicTest> a_weak_public_key_is_refused_by_itself() {
        return WeakKeys.all().entrySet().stream()
                .map(k -> DynamicTest.dynamicTest(k.getKey(), () -> refused(k.getValue())));
    }

    private static void refused(SubjectPublicKeyInfo key) throws IOException {
        byte[] spki = key.getEncoded("DER");
        var e = assertThrows(PkiException.class, () -> PublicKeys.decode(spki, "key.pem"));
        assertTrue(String.valueOf(e.getMessage()).startsWith("key.pem: "), e::toString);
    }
}
