package org.lockward.pki.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import static java.util.Locale.ROOT;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.testing.Program;
import org.lockward.pki.testing.TestCa;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// OpenSSL verifies bundles from their own files, and sees what was revoked.
class VerifyTest {

    private static final KeyAlgorithm P256 = KeyAlgorithm.parse("ec-p256");

    @TempDir Path directory;
    private Fleet fleet = new Fleet(TestCa.now(), Path.of("unused"));

    @BeforeEach
    void makeFleet() {
        fleet = new Fleet(TestCa.now(), directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"sslserver", "sslclient"})
    void a_bundle_verifies_with_nothing_but_its_own_files(String purpose) throws Exception {
        Fleet.Node node = fleet.node("node-a", P256);
        Program.Result verified = verify(node, node.file("crl.pem"), purpose);
        assertEquals(node.file("cert.pem") + ": OK\n", verified.output());
    }

    @ParameterizedTest
    @ValueSource(strings = {"sslserver", "sslclient"})
    void a_revoked_node_is_refused_with_error_23(String purpose) throws Exception {
        Fleet.Node node = fleet.node("node-a", P256);
        fleet.revoke(node);
        Program.Result verified = verify(node, crlFile().toString(), purpose);
        assertTrue(verified.output().contains("error 23 at 0 depth lookup: certificate revoked"));
        assertEquals(2, verified.exit());
    }

    @Test
    void another_node_is_good_under_the_same_crl() throws Exception {
        Fleet.Node good = fleet.node("node-a", P256);
        fleet.revoke(fleet.node("node-b", P256));
        Program.Result verified = verify(good, crlFile().toString(), "sslclient");
        assertEquals(good.file("cert.pem") + ": OK\n", verified.output());
    }

    @Test
    void a_crl_of_another_ca_of_the_same_name_is_not_taken() throws Exception {
        Fleet.Node node = fleet.node("node-a", P256);
        Path foreign = directory.resolve("foreign.pem");
        Files.write(foreign, CertificateFile.encodeCrls(List.of(TestCa.now().crl(1))));
        Program.Result verified = verify(node, foreign.toString(), "sslclient");
        assertTrue(verified.output().contains("unable to get certificate CRL"), verified.output());
    }

    @Test
    void a_crl_shows_its_number_and_each_serial_with_its_reason() throws Exception {
        Fleet.Node node = fleet.node("node-a", P256);
        fleet.revoke(node);
        String text = openssl("crl", "-noout", "-text", "-in", crlFile().toString()).output();
        String serial = node.certificate().getSerialNumber().toString(16).toUpperCase(ROOT);
        assertTrue(text.matches("(?s).*Serial Number: 0?" + serial + "\n.*"), text);
        assertTrue(text.contains("Key Compromise"), text);
        assertTrue(text.matches("(?s).*X509v3 CRL Number: \n\\s+2\n.*"), text);
    }

    @Test
    void a_crl_verifies_under_the_anchors_of_the_bundle() throws Exception {
        Fleet.Node node = fleet.node("node-a", P256);
        String crl = crlFile().toString();
        String said = openssl("crl", "-noout", "-CAfile", node.file("ca.pem"), "-in", crl).output();
        assertEquals("verify OK\n", said);
    }

    private static Program.Result verify(Fleet.Node node, String crl, String purpose)
            throws Exception {
        return openssl(
                "verify",
                "-x509_strict",
                "-policy_check",
                "-crl_check",
                "-purpose",
                purpose,
                "-CAfile",
                node.file("ca.pem"),
                "-CRLfile",
                crl,
                "-untrusted",
                node.file("chain.pem"),
                node.file("cert.pem"));
    }

    private static Program.Result openssl(String... arguments) throws Exception {
        return Openssl.run(arguments);
    }

    private Path crlFile() throws Exception {
        byte[] crl = CertificateFile.encodeCrls(List.of(fleet.crl()));
        return Files.write(directory.resolve("new-crl.pem"), crl);
    }
}
