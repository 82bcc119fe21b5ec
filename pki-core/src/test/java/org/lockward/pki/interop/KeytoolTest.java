package org.lockward.pki.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.pki.certificate.Fingerprint;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.testing.Program;
import org.lockward.pki.testing.TestCa;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// The JDK's keytool reads our certificates and CRLs and trusts our CA.
class KeytoolTest {

    private static final KeyAlgorithm P256 = KeyAlgorithm.parse("ec-p256");

    @TempDir Path directory;
    private Fleet fleet = new Fleet(TestCa.now(), Path.of("unused"));

    @BeforeEach
    void makeFleet() {
        fleet = new Fleet(TestCa.now(), directory);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "ed25519", "rsa-3072", "ml-dsa-65"})
    void keytool_prints_a_certificate_of_each_key_algorithm(String algorithm) throws Exception {
        Fleet.Node node = fleet.node("node-a", KeyAlgorithm.parse(algorithm));
        String text = keytool("-printcert", "-file", node.file("cert.pem"));
        assertTrue(text.contains("Owner: CN=node-a\n"), text);
        assertTrue(text.contains("URIName: spiffe://fleet-x.internal/node/node-a"), text);
        String printed = text.replace(":", "").toLowerCase(java.util.Locale.ROOT);
        assertTrue(printed.contains(Fingerprint.of(node.certificate()).toString()), text);
    }

    @Test
    void keytool_prints_our_crl_with_the_revoked_serial() throws Exception {
        fleet.revoke(fleet.node("node-a", P256));
        Fleet.Node node = fleet.node("node-b", P256);
        String text = keytool("-printcrl", "-file", node.file("crl.pem"));
        assertTrue(text.contains("Reason Code: KEY_COMPROMISE"), text);
    }

    @Test
    void keytool_imports_the_ca_and_then_verifies_a_node_under_it() throws Exception {
        Fleet.Node node = fleet.node("node-a", P256);
        String imported = importCertificate("ca", node.file("ca.pem"), "-noprompt");
        assertEquals("Certificate was added to keystore\n", imported);
        // Asks nothing: the certificate is trusted through the CA that is there already.
        String leaf = importCertificate("node", node.file("cert.pem"), "-noprompt");
        assertEquals("Certificate was added to keystore\n", leaf);
        assertTrue(store("-list").contains("Your keystore contains 2 entries"));
    }

    private String importCertificate(String alias, String file, String option) throws Exception {
        return store("-importcert", "-alias", alias, "-file", file, option);
    }

    private String store(String... arguments) throws Exception {
        Path password = Files.writeString(directory.resolve("password"), "changeit");
        List<String> all = new ArrayList<>(List.of(arguments));
        all.addAll(List.of("-keystore", directory.resolve("trust.p12").toString()));
        all.addAll(List.of("-storepass:file", password.toString()));
        return keytool(all.toArray(String[]::new));
    }

    private static String keytool(String... arguments) throws Exception {
        List<String> command = new ArrayList<>(List.of(Program.keytool(), "-J-Duser.language=en"));
        command.addAll(List.of(arguments));
        Program.Result result = Program.run("", command);
        assertEquals(0, result.exit(), result.output());
        return result.output();
    }
}
