package org.lockward.pki.issuance;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.KeyPairs;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.testing.Program;
import org.lockward.pki.testing.TestCa;

import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// OpenSSL's strictest verification accepts what we issue.
class OpensslTest {

    private static final List<GeneralName> NAMES =
            List.of(
                    GeneralName.parse("dns:node-a.example"),
                    GeneralName.parse("ip:10.0.0.7"),
                    GeneralName.parse("ip:2001:db8::7"));

    @TempDir Path directory;

    @ParameterizedTest
    @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "ed25519", "rsa-3072", "rsa-4096"})
    void a_node_of_each_key_algorithm_passes_x509_strict(String algorithm) throws Exception {
        TestCa ca = TestCa.now();
        verifies(ca, node(ca, algorithm));
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "ed25519", "rsa-3072"})
    void a_root_of_each_key_algorithm_passes_x509_strict(String algorithm) throws Exception {
        TestCa ca = TestCa.of(KeyAlgorithm.parse(algorithm), Instant.now());
        verifies(ca, node(ca, "ec-p256"));
    }

    private static X509Certificate node(TestCa ca, String algorithm) {
        var pair = KeyPairs.generate(KeyAlgorithm.parse(algorithm), TestCa.RANDOM);
        return ca.issue(TestCa.NODE, pair.getPublic(), NAMES);
    }

    private void verifies(TestCa ca, X509Certificate node) throws Exception {
        Path caFile = write("ca.pem", CertificateFile.encode(List.of(ca.x509())));
        Path crlFile = write("crl.pem", CertificateFile.encodeCrls(List.of(ca.crl(1))));
        Path nodeFile = write("node.pem", CertificateFile.encode(List.of(node)));
        for (String purpose : List.of("sslserver", "sslclient")) {
            var result =
                    Program.run(
                            Program.openssl(),
                            "verify",
                            "-x509_strict",
                            "-policy_check",
                            "-check_ss_sig",
                            "-crl_check",
                            "-purpose",
                            purpose,
                            "-verify_hostname",
                            "node-a.example",
                            "-CRLfile",
                            crlFile.toString(),
                            "-CAfile",
                            caFile.toString(),
                            nodeFile.toString());
            assertEquals(nodeFile + ": OK\n", result.output());
        }
    }

    private Path write(String name, byte[] content) throws Exception {
        return Files.write(directory.resolve(name), content);
    }
}
