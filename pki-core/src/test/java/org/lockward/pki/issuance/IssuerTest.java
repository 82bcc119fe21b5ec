package org.lockward.pki.issuance;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lockward.pki.certificate.KeyUsage;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.KeyPairs;
import org.lockward.pki.name.Fleet;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.testing.TestCa;

import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.List;
import java.util.Set;

class IssuerTest {

    private static final TestCa CA = TestCa.now();
    private static final KeyPair PAIR =
            KeyPairs.generate(KeyAlgorithm.parse("ec-p256"), TestCa.RANDOM);
    private static final List<GeneralName> NAMES =
            List.of(GeneralName.parse("dns:node-a.example"), GeneralName.parse("ip:10.0.0.7"));

    private static PreparedCertificate prepared() {
        return PreparedCertificate.of(
                CA.certificate(), CA.content(TestCa.NODE, PAIR.getPublic(), NAMES));
    }

    @Test
    void a_prepared_certificate_is_signed_once_only() {
        PreparedCertificate prepared = prepared();
        CA.issuer().issue(prepared);
        var refused = assertThrows(IllegalStateException.class, () -> CA.issuer().issue(prepared));
        assertEquals(prepared.serialNumber() + " was signed already", refused.getMessage());
    }

    @Test
    void a_prepared_certificate_is_signed_by_its_issuer_only() {
        PreparedCertificate prepared = prepared();
        Issuer other = TestCa.now().issuer();
        var refused = assertThrows(IllegalStateException.class, () -> other.issue(prepared));
        assertEquals(
                prepared.serialNumber() + " was prepared for another issuer", refused.getMessage());
        CA.issuer().issue(prepared); // the attempt has not used it up
    }

    @Test
    void an_issuer_refuses_a_key_that_is_not_its_certificates() {
        var refused =
                assertThrows(
                        PkiException.InvalidInput.class,
                        () -> new Issuer(CA.certificate(), PAIR.getPrivate()));
        assertTrue(
                String.valueOf(refused.getMessage()).contains("does not match"),
                refused.getMessage());
    }

    @Test
    void the_certificate_has_the_number_that_was_prepared() {
        PreparedCertificate prepared = prepared();
        X509Certificate issued = CA.issuer().issue(prepared);
        assertEquals(prepared.serialNumber().value(), issued.getSerialNumber());
    }

    @Test
    void a_node_has_the_names_it_asked_for_and_those_that_are_its_own() throws Exception {
        X509Certificate issued = CA.issuer().issue(prepared());
        List<Object> names =
                issued.getSubjectAlternativeNames().stream().map(n -> (Object) n.get(1)).toList();
        assertEquals(
                List.of(
                        TestCa.NODE.value(),
                        "node-a.example",
                        "10.0.0.7",
                        "spiffe://fleet-x.internal/node/" + TestCa.NODE),
                names);
        assertEquals("CN=" + TestCa.NODE, issued.getSubjectX500Principal().getName());
    }

    @Test
    void a_node_is_server_and_client_and_no_ca() throws Exception {
        X509Certificate issued = CA.issuer().issue(prepared());
        assertEquals(Set.of(KeyUsage.DIGITAL_SIGNATURE), KeyUsage.of(issued));
        assertEquals(
                List.of("1.3.6.1.5.5.7.3.1", "1.3.6.1.5.5.7.3.2"), issued.getExtendedKeyUsage());
        assertEquals(-1, issued.getBasicConstraints());
        assertEquals(Set.of("2.5.29.15", "2.5.29.19"), issued.getCriticalExtensionOIDs());
    }

    @Test
    void only_an_rsa_key_is_for_key_encipherment() {
        var rsa = KeyPairs.generate(KeyAlgorithm.parse("rsa-3072"), TestCa.RANDOM);
        X509Certificate issued = CA.issue(TestCa.NODE, rsa.getPublic(), List.of());
        assertEquals(
                Set.of(KeyUsage.DIGITAL_SIGNATURE, KeyUsage.KEY_ENCIPHERMENT), KeyUsage.of(issued));
    }

    @Test
    void an_id_that_is_no_dns_label_stands_in_the_spiffe_id_alone() throws Exception {
        UniqueId id = new UniqueId("rack_7.node-3");
        X509Certificate issued = CA.issue(id, PAIR.getPublic(), List.of());
        assertEquals(
                List.of(List.of(6, "spiffe://fleet-x.internal/node/rack_7.node-3")),
                List.copyOf(issued.getSubjectAlternativeNames()));
    }

    @Test
    void ninety_days_end_one_second_before_the_ninety_first_begins() {
        Validity validity = Validity.of(CA.issuer().issue(prepared()));
        assertEquals(Duration.ofDays(90), validity.length());
        assertEquals(
                validity.notBefore().plus(Duration.ofDays(90)).minusSeconds(1),
                validity.notAfter());
    }

    @Test
    void what_lint_finds_is_never_signed() {
        var content = CA.content(TestCa.NODE, CA.pair().getPublic(), NAMES);
        var refused =
                assertThrows(
                        PkiException.Refused.class,
                        () -> PreparedCertificate.of(CA.certificate(), content));
        assertTrue(String.valueOf(refused.getMessage()).startsWith("lint lockward.key_of_its_own"));
    }

    @Test
    void an_ml_dsa_node_is_issued_by_its_opt_in_profile() {
        var pair = KeyPairs.generate(KeyAlgorithm.parse("ml-dsa-65"), TestCa.RANDOM);
        X509Certificate issued = CA.issue(TestCa.NODE, pair.getPublic(), List.of());
        assertArrayEquals(pair.getPublic().getEncoded(), issued.getPublicKey().getEncoded());
    }

    @Test
    void a_root_has_the_fleets_name_and_its_generation() {
        assertEquals(
                "CN=Fleet X root CA 1,O=Fleet X", CA.x509().getSubjectX500Principal().getName());
        assertEquals(0, CA.x509().getBasicConstraints());
    }

    @Test
    void a_fleets_name_that_leaves_no_room_in_the_cn_is_refused() {
        Fleet fleet = Fleet.named("x".repeat(60));
        var refused = assertThrows(PkiException.InvalidInput.class, () -> RootCa.subject(fleet, 1));
        assertEquals("a fleet's name of 60 characters", refused.getMessage());
    }
}
