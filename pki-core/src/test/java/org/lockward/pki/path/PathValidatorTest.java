package org.lockward.pki.path;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.KeyPairs;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.revocation.Reason;
import org.lockward.pki.revocation.Revocation;
import org.lockward.pki.testing.TestCa;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

class PathValidatorTest {

    private static final TestCa CA = TestCa.now();
    private static final TestCa NAMESAKE = TestCa.now();
    private static final X509Certificate NODE =
            CA.issue(
                    TestCa.NODE,
                    KeyPairs.generate(KeyAlgorithm.parse("ec-p256"), TestCa.RANDOM).getPublic(),
                    List.of(
                            GeneralName.parse("dns:node-a.example"),
                            GeneralName.parse("ip:10.0.0.7")));

    private static PathRequest request(Instant at, List<X509CRL> crls) {
        return new PathRequest(
                List.of(NODE), List.of(CA.x509()), crls, at, Purpose.BOTH, Optional.empty());
    }

    private static PathRequest expecting(String name) {
        return new PathRequest(
                List.of(NODE),
                List.of(CA.x509()),
                List.of(CA.crl(1)),
                CA.time(),
                Purpose.SERVER,
                Optional.of(GeneralName.parse(name)));
    }

    private static String problem(PathRequest request) {
        var invalid =
                assertInstanceOf(PathValidation.Invalid.class, PathValidator.validate(request));
        return invalid.problems().getFirst().what();
    }

    @Test
    void a_node_of_ours_is_valid_up_to_its_root() {
        var valid = PathValidator.validate(request(CA.time(), List.of(CA.crl(1))));
        assertEquals(new PathValidation.Valid(List.of(NODE, CA.x509())), valid);
    }

    @Test
    void a_name_that_the_node_has_is_found_whatever_its_case() {
        for (String name : List.of("dns:NODE-a.example", "ip:10.0.0.7", "dns:" + TestCa.NODE)) {
            assertInstanceOf(
                    PathValidation.Valid.class, PathValidator.validate(expecting(name)), name);
        }
    }

    @Test
    void a_name_that_the_node_has_not_is_missed() {
        assertEquals(
                "ip:10.0.0.8 is not among the certificate's names",
                problem(expecting("ip:10.0.0.8")));
    }

    @Test
    void a_certificate_is_valid_to_the_end_of_its_last_second() {
        Instant end = NODE.getNotAfter().toInstant();
        assertInstanceOf(
                PathValidation.Valid.class,
                PathValidator.validate(request(end.plusMillis(999), List.of())));
        assertTrue(problem(request(end.plusSeconds(1), List.of())).contains("is valid from"));
    }

    @Test
    void a_certificate_is_not_valid_before_its_time() {
        Instant early = NODE.getNotBefore().toInstant().minusMillis(1);
        assertTrue(problem(request(early, List.of())).contains("is valid from"));
    }

    @Test
    void a_revoked_certificate_is_invalid() {
        var serial = new SerialNumber(NODE.getSerialNumber());
        var crl = CA.crl(2, new Revocation(serial, CA.time(), Reason.KEY_COMPROMISE));
        assertEquals(
                "\"CN="
                        + TestCa.NODE
                        + "\" with serial number "
                        + NODE.getSerialNumber().toString(16)
                        + " was revoked at "
                        + CA.time(),
                problem(request(CA.time(), List.of(crl))));
    }

    @Test
    void a_revocation_counts_even_on_a_stale_crl_beside_a_fresh_one() {
        var serial = new SerialNumber(NODE.getSerialNumber());
        var old = CA.crl(1, new Revocation(serial, CA.time(), Reason.SUPERSEDED));
        assertTrue(problem(request(CA.time(), List.of(CA.crl(2), old))).contains("was revoked"));
    }

    @Test
    void a_stale_crl_is_not_enough() {
        Instant later = CA.time().plus(Duration.ofDays(8));
        assertTrue(problem(request(later, List.of(CA.crl(1)))).contains("is not current"));
    }

    @Test
    void the_crl_of_another_ca_of_the_same_name_is_not_enough() {
        assertEquals(
                "no CRL of \"CN=Fleet X root CA 1,O=Fleet X\"",
                problem(request(CA.time(), List.of(NAMESAKE.crl(1)))));
    }

    @Test
    void another_ca_of_the_same_name_is_not_trusted() {
        var request =
                new PathRequest(
                        List.of(NODE),
                        List.of(NAMESAKE.x509()),
                        List.of(),
                        CA.time(),
                        Purpose.CLIENT,
                        Optional.empty());
        assertEquals(
                "\"CN="
                        + TestCa.NODE
                        + "\" is not signed by the key of the trusted"
                        + " \"CN=Fleet X root CA 1,O=Fleet X\"",
                problem(request));
    }

    @Test
    void a_root_is_no_peer() {
        var request =
                new PathRequest(
                        List.of(CA.x509()),
                        List.of(CA.x509()),
                        List.of(),
                        CA.time(),
                        Purpose.CLIENT,
                        Optional.empty());
        assertInstanceOf(PathValidation.Invalid.class, PathValidator.validate(request));
    }
}
