package org.lockward.pki.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.testing.Program;
import org.lockward.pki.testing.RunningProgram;
import org.lockward.pki.testing.TestCa;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// A server of OpenSSL with one node's bundle, and clients with others'.
class MutualTlsTest {

    private static final KeyAlgorithm P256 = KeyAlgorithm.parse("ec-p256");
    private static final Pattern PORT = Pattern.compile("ACCEPT 127\\.0\\.0\\.1:(\\d+)");
    private static final String PAGE = "HTTP/1.0 200 ok";

    @TempDir Path directory;
    private final List<RunningProgram> running = new ArrayList<>();
    private final TestCa ca = TestCa.now();
    private Fleet fleet = new Fleet(ca, Path.of("unused"));
    private String port = "";

    @BeforeEach
    void makeFleet() {
        fleet = new Fleet(ca, directory);
    }

    @AfterEach
    void stop() {
        running.forEach(RunningProgram::close);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ec-p256", "ec-p384", "ec-p521", "ed25519", "rsa-3072"})
    void nodes_of_each_key_algorithm_meet_by_openssl(String algorithm) throws Exception {
        serve(fleet.node("server", KeyAlgorithm.parse(algorithm)));
        String said = connect(fleet.node("client", KeyAlgorithm.parse(algorithm)));
        assertTrue(said.contains("Verify return code: 0 (ok)"), said);
        assertTrue(said.contains(PAGE), said);
    }

    @Test
    void a_node_meets_the_server_by_curl_under_its_address() throws Exception {
        serve(fleet.node("server", P256));
        Program.Result page = curl(fleet.node("client", P256), "127.0.0.1");
        assertTrue(page.output().contains("Cipher"), page.output());
        assertEquals(0, page.exit(), page.output());
    }

    @Test
    void a_node_meets_the_server_by_curl_under_its_name() throws Exception {
        serve(fleet.node("server", P256));
        Program.Result page = curl(fleet.node("client", P256), "node-a.example");
        assertEquals(0, page.exit(), page.output());
    }

    @Test
    void curl_refuses_a_server_of_another_name() throws Exception {
        serve(fleet.node("server", P256));
        Program.Result page = curl(fleet.node("client", P256), "node-z.example");
        assertEquals(60, page.exit(), page.output());
        assertTrue(page.output().contains("node-z.example"), page.output());
    }

    @Test
    void a_client_of_another_ca_is_refused() throws Exception {
        Fleet.Node server = fleet.node("server", P256);
        serve(server);
        Fleet.Node stranger = stranger("client");
        String said = connect(stranger, server.file("ca.pem"));
        assertFalse(said.contains(PAGE), said);
        assertTrue(said.contains("alert unknown ca"), said);
    }

    @Test
    void a_client_of_another_ca_of_the_same_name_is_refused_by_curl() throws Exception {
        Fleet.Node server = fleet.node("server", P256);
        serve(server);
        Program.Result page = curl(stranger("client"), "127.0.0.1", server.file("ca.pem"));
        assertNotEquals(0, page.exit(), page.output());
        assertFalse(page.output().contains("Cipher"), page.output());
    }

    @Test
    void a_client_without_a_certificate_is_refused() throws Exception {
        Fleet.Node server = fleet.node("server", P256);
        serve(server);
        String said = talk(List.of("-CAfile", server.file("ca.pem")));
        assertFalse(said.contains(PAGE), said);
        assertTrue(said.contains("alert certificate required"), said);
    }

    @Test
    void a_server_of_another_ca_is_refused_by_openssl() throws Exception {
        serve(stranger("server"));
        String said = connect(fleet.node("client", P256));
        assertFalse(said.contains(PAGE), said);
        assertTrue(said.contains("certificate verify failed"), said);
    }

    @Test
    void a_revoked_client_is_refused_by_a_server_with_the_new_crl() throws Exception {
        Fleet.Node revoked = fleet.node("client", P256);
        fleet.revoke(revoked);
        serve(fleet.node("server", P256));
        String said = connect(revoked);
        assertFalse(said.contains(PAGE), said);
        assertTrue(said.contains("alert certificate revoked"), said);
    }

    @Test
    void a_revoked_server_is_refused_by_curl_with_the_new_crl() throws Exception {
        Fleet.Node server = fleet.node("server", P256);
        fleet.revoke(server);
        serve(server);
        Program.Result page = curl(fleet.node("client", P256), "127.0.0.1");
        assertEquals(60, page.exit(), page.output());
        assertTrue(page.output().contains("certificate revoked"), page.output());
    }

    private Fleet.Node stranger(String id) {
        return new Fleet(TestCa.now(), directory.resolve("strangers")).node(id, P256);
    }

    /// With the bundle's own files, and its CRL checked.
    private void serve(Fleet.Node node) throws Exception {
        List<String> server = new ArrayList<>(List.of("s_server", "-accept", "127.0.0.1:0"));
        server.addAll(List.of("-cert", node.file("cert.pem"), "-key", node.file("key.pem")));
        server.addAll(List.of("-cert_chain", node.file("chain.pem")));
        server.addAll(List.of("-CAfile", node.file("ca.pem"), "-CRL", node.file("crl.pem")));
        server.addAll(List.of("-crl_check", "-x509_strict", "-Verify", "1", "-www"));
        server.add("-verify_return_error");
        Path output = directory.resolve("server.txt");
        RunningProgram program = RunningProgram.start(output, Openssl.command(server));
        running.add(program);
        port = program.await(PORT);
    }

    private String connect(Fleet.Node node) throws Exception {
        return connect(node, node.file("ca.pem"));
    }

    private String connect(Fleet.Node node, String anchors) throws Exception {
        String crl = node.file("crl.pem");
        List<String> own = List.of("-cert", node.file("cert.pem"), "-key", node.file("key.pem"));
        List<String> options = new ArrayList<>(own);
        options.addAll(List.of("-CAfile", anchors, "-verify_ip", "127.0.0.1"));
        if (anchors.equals(node.file("ca.pem"))) {
            options.addAll(List.of("-CRL", crl, "-crl_check"));
        }
        return talk(options);
    }

    /// Asks for the status page and gives everything that the client printed.
    private String talk(List<String> options) throws Exception {
        List<String> client = new ArrayList<>(List.of("s_client", "-ign_eof"));
        client.addAll(List.of("-connect", "127.0.0.1:" + port, "-verify_return_error"));
        client.addAll(options);
        return Program.run("GET / HTTP/1.0\r\n\r\n", Openssl.command(client)).output();
    }

    private Program.Result curl(Fleet.Node node, String host) throws Exception {
        return curl(node, host, node.file("ca.pem"));
    }

    private Program.Result curl(Fleet.Node node, String host, String anchors) throws Exception {
        List<String> curl = new ArrayList<>(List.of(Program.find("curl", "curl"), "--silent"));
        curl.addAll(List.of("--show-error", "--max-time", "20", "--noproxy", "*"));
        curl.addAll(List.of("--cert", node.file("chain.pem"), "--key", node.file("key.pem")));
        curl.addAll(List.of("--cacert", anchors));
        if (anchors.equals(node.file("ca.pem"))) {
            curl.addAll(List.of("--crlfile", crl().toString()));
        }
        curl.addAll(List.of("--resolve", host + ":" + port + ":127.0.0.1"));
        curl.add("https://" + host + ":" + port + "/");
        return Program.run("", curl);
    }

    private Path crl() throws Exception {
        byte[] crl = CertificateFile.encodeCrls(List.of(fleet.crl()));
        return Files.write(directory.resolve("new-crl.pem"), crl);
    }
}
