package org.lockward.pki.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockward.pki.enrollment.CertificationRequest;
import org.lockward.pki.key.PublicKeys;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.testing.Program;
import org.lockward.pki.testing.TestCa;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Certification requests made by OpenSSL and by keytool.
class RequestTest {

    @TempDir Path directory;

    @ParameterizedTest
    @CsvSource({
        "EC, ec_paramgen_curve:P-256, -sha256, EC P-256",
        "EC, ec_paramgen_curve:P-384, -sha384, EC P-384",
        "EC, ec_paramgen_curve:P-521, -sha512, EC P-521",
        "RSA, rsa_keygen_bits:2048, -sha256, RSA 2048 bits",
        "RSA, rsa_keygen_bits:3072, -sha512, RSA 3072 bits"
    })
    void a_request_of_openssl_is_accepted(
            String algorithm, String option, String digest, String key) throws Exception {
        CertificationRequest request = parse(request(algorithm, option, digest));
        assertEquals(key, PublicKeys.describe(request.publicKey()));
        assertEquals("\"cn=node-a\"", request.subject());
    }

    @Test
    void a_request_of_openssl_with_ed25519_is_accepted() throws Exception {
        Path key = directory.resolve("key.pem");
        Openssl.require("genpkey", "-algorithm", "ed25519", "-out", "" + key);
        Path csr = directory.resolve("csr.pem");
        Openssl.require("req", "-new", "-subj", "/CN=node-a", "-key", "" + key, "-out", "" + csr);
        assertEquals("Ed25519", PublicKeys.describe(parse(csr).publicKey()));
    }

    @Test
    void a_request_that_asks_for_ca_true_and_names_gets_its_key_and_nothing_else()
            throws Exception {
        Path csr = ambitiousRequest();
        var issued = TestCa.now().issue(TestCa.NODE, parse(csr).publicKey(), List.of());
        assertEquals("CN=" + TestCa.NODE, issued.getSubjectX500Principal().getName());
        assertEquals(-1, issued.getBasicConstraints());
        assertFalse(issued.getSubjectAlternativeNames().toString().contains("victim"));
    }

    private Path ambitiousRequest() throws Exception {
        Path key = directory.resolve("key.pem");
        Path csr = directory.resolve("csr.pem");
        String ca = "basicConstraints=critical,CA:TRUE";
        String names = "subjectAltName=DNS:victim.example";
        List<String> request = new ArrayList<>(List.of("req", "-new", "-subj", "/CN=root/O=Evil"));
        request.addAll(List.of("-addext", ca, "-addext", names, "-newkey", "ed25519", "-nodes"));
        request.addAll(List.of("-keyout", key.toString(), "-out", csr.toString()));
        Openssl.require(request.toArray(String[]::new));
        return csr;
    }

    @ParameterizedTest
    @CsvSource({
        "EC, ec_paramgen_curve:P-256, -sha1, 1.2.840.10045.4.1",
        "RSA, rsa_keygen_bits:2048, -sha1, 1.2.840.113549.1.1.5",
        "RSA, rsa_keygen_bits:2048, -md5, 1.2.840.113549.1.1.4",
        "RSA, rsa_keygen_bits:1024, -sha256, RSA 1024 bits",
        "EC, ec_paramgen_curve:secp256k1, -sha256, 1.3.132.0.10",
        "EC, ec_paramgen_curve:P-192, -sha256, 1.2.840.10045.3.1.1"
    })
    void a_weak_request_of_openssl_is_refused_by_its_weakness(
            String algorithm, String option, String digest, String weakness) throws Exception {
        Path csr = request(algorithm, option, digest);
        var refusal = assertThrows(PkiException.Refused.class, () -> parse(csr));
        assertTrue(String.valueOf(refusal.getMessage()).contains(weakness), refusal::toString);
    }

    @Test
    void a_request_of_keytool_is_accepted_under_its_own_label() throws Exception {
        Path csr = keytoolRequest();
        assertTrue(Files.readString(csr).startsWith("-----BEGIN NEW CERTIFICATE REQUEST-----"));
        assertEquals("EC P-384", PublicKeys.describe(parse(csr).publicKey()));
    }

    private Path keytoolRequest() throws Exception {
        Path password = Files.writeString(directory.resolve("password"), "changeit");
        List<String> store =
                List.of(
                        Program.keytool(),
                        "-keystore",
                        directory.resolve("store.p12").toString(),
                        "-storepass:file",
                        password.toString());
        Path csr = directory.resolve("csr.pem");
        keytool(store, List.of("-genkeypair", "-dname", "CN=node-a", "-keyalg", "EC"));
        keytool(store, List.of("-certreq", "-file", csr.toString()));
        return csr;
    }

    private static void keytool(List<String> store, List<String> arguments) throws Exception {
        List<String> command = new ArrayList<>(store);
        command.addAll(arguments);
        Program.Result result = Program.run("", command);
        assertEquals(0, result.exit(), result.output());
    }

    private Path request(String algorithm, String option, String digest) throws Exception {
        Path key = directory.resolve("key.pem");
        Path csr = directory.resolve("csr.pem");
        Openssl.require("genpkey", "-algorithm", algorithm, "-pkeyopt", option, "-out", "" + key);
        String[] request = {"req", "-new", "-subj", "/CN=node-a", "-key", "" + key, digest, "-out"};
        Openssl.require(with(request, csr.toString()));
        return csr;
    }

    private static String[] with(String[] arguments, String last) {
        String[] all = Arrays.copyOf(arguments, arguments.length + 1);
        all[arguments.length] = last;
        return all;
    }

    private static CertificationRequest parse(Path csr) throws Exception {
        return CertificationRequest.parse(Files.readAllBytes(csr), csr.toString());
    }
}
