package org.lockward.pki.enrollment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.key.PublicKeys;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.testing.Program;
import org.lockward.pki.testing.TestCa;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;

/// Requests made by OpenSSL, as an honest node and as one that wants more than its due.
class CertificationRequestTest {

    private static final TestCa CA = TestCa.now();

    @TempDir Path directory;
    private Path csr = Path.of("csr.pem");

    @BeforeEach
    void resolve() {
        csr = directory.resolve("csr.pem");
    }

    private byte[] request(String key, String... options) throws Exception {
        Path keyFile = directory.resolve("key.pem");
        openssl(List.of("genpkey", "-out", keyFile.toString()), key.split(" ", -1));
        openssl(
                List.of("req", "-new", "-key", keyFile.toString(), "-out", csr.toString()),
                options);
        return Files.readAllBytes(csr);
    }

    private static void openssl(List<String> command, String... options) throws Exception {
        List<String> all = new ArrayList<>(List.of(Program.openssl()));
        all.addAll(command);
        all.addAll(List.of(options));
        var result = Program.run("", all);
        assertEquals(0, result.exit(), result.output());
    }

    private static final String P256 = "-algorithm EC -pkeyopt ec_paramgen_curve:P-256";

    @Test
    void nothing_but_the_key_is_taken_from_a_request() throws Exception {
        byte[] greedy =
                request(
                        P256,
                        "-subj",
                        "/O=Other/CN=admin",
                        "-addext",
                        "subjectAltName=DNS:bank.example,URI:spiffe://x/node/admin",
                        "-addext",
                        "basicConstraints=critical,CA:TRUE",
                        "-addext",
                        "keyUsage=critical,keyCertSign,cRLSign",
                        "-addext",
                        "extendedKeyUsage=codeSigning,anyExtendedKeyUsage");
        var key = CertificationRequest.parse(greedy, "csr.pem").publicKey();
        X509Certificate issued = CA.issue(TestCa.NODE, key, List.of());
        X509Certificate plain = CA.issue(TestCa.NODE, key, List.of());
        assertEquals(withoutSerial(plain), withoutSerial(issued));
        assertFalse(issued.toString().contains("bank.example"), issued.toString());
        assertFalse(issued.toString().contains("admin"), issued.toString());
    }

    private static String withoutSerial(X509Certificate certificate) {
        return certificate.getSubjectX500Principal().getName()
                + certificate.getBasicConstraints()
                + certificate.getCriticalExtensionOIDs()
                + certificate.getNonCriticalExtensionOIDs()
                + List.of(certificate.getKeyUsage().length);
    }

    @Test
    void a_name_with_control_characters_is_shown_escaped() throws Exception {
        byte[] pem = request(P256, "-utf8", "-subj", "/CN=evil\u001b[2Jnode");
        String subject = CertificationRequest.parse(pem, "csr.pem").subject();
        assertTrue(subject.chars().allMatch(c -> c >= ' ' && c < 0x7f), subject);
        assertTrue(subject.contains("evil"), subject);
    }

    @Test
    void rsa_ed25519_and_all_our_curves_are_taken() throws Exception {
        for (String key :
                List.of(
                        P256,
                        "-algorithm EC -pkeyopt ec_paramgen_curve:P-384",
                        "-algorithm EC -pkeyopt ec_paramgen_curve:P-521",
                        "-algorithm ed25519",
                        "-algorithm RSA -pkeyopt rsa_keygen_bits:2048")) {
            byte[] pem = request(key, "-subj", "/CN=x");
            var parsed = CertificationRequest.parse(pem, "csr.pem");
            assertTrue(PublicKeys.algorithm(parsed.publicKey()).isPresent(), key);
        }
    }

    @Test
    void a_request_that_another_key_signed_is_refused() throws Exception {
        byte[] pem = request(P256, "-subj", "/CN=x");
        byte[] der = Pem.single(pem, "csr.pem", Pem.CERTIFICATE_REQUEST).der();
        der[der.length - 1] ^= 1;
        byte[] forged =
                Pem.encode(Pem.CERTIFICATE_REQUEST, der).getBytes(StandardCharsets.US_ASCII);
        var refused =
                assertThrows(
                        PkiException.InvalidInput.class,
                        () -> CertificationRequest.parse(forged, "csr.pem"));
        assertEquals(
                "csr.pem, line 1: the request is not signed by its own key", refused.getMessage());
    }

    @Test
    void a_request_signed_with_sha_1_is_refused() throws Exception {
        byte[] pem =
                request("-algorithm RSA -pkeyopt rsa_keygen_bits:2048", "-sha1", "-subj", "/CN=x");
        refused(pem, "csr.pem, line 1: signed with algorithm 1.2.840.113549.1.1.5");
    }

    @Test
    void a_short_rsa_key_is_refused() throws Exception {
        byte[] pem = request("-algorithm RSA -pkeyopt rsa_keygen_bits:1024", "-subj", "/CN=x");
        refused(pem, "csr.pem, line 1: RSA 1024 bits is not one of ours");
    }

    @Test
    void a_key_on_another_curve_is_refused_by_its_number() throws Exception {
        byte[] pem =
                request("-algorithm EC -pkeyopt ec_paramgen_curve:secp256k1", "-subj", "/CN=x");
        refused(
                pem,
                "csr.pem, line 1: a key of algorithm 1.2.840.10045.2.1 with parameters"
                        + " 1.3.132.0.10 is not one of ours");
    }

    @Test
    void explicit_curve_parameters_are_refused() throws Exception {
        byte[] pem = request(P256 + " -pkeyopt ec_param_enc:explicit", "-subj", "/CN=x");
        refused(pem, "csr.pem, line 1: a key of algorithm 1.2.840.10045.2.1 is not one of ours");
    }

    private static void refused(byte[] pem, String message) {
        var refused =
                assertThrows(
                        PkiException.Refused.class,
                        () -> CertificationRequest.parse(pem, "csr.pem"));
        assertEquals(message, refused.getMessage());
    }
}
