package org.lockward.lock.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.testbed.NodeSpec;
import org.lockward.lock.testbed.OpenSsl;
import org.lockward.lock.testbed.TestAuthority;
import org.lockward.lock.testbed.TestAuthority.Issued;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.stream.Stream;

/// A bundle is taken as a whole, or not at all.
class NodeMaterialTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";

    @TempDir static Path shared;
    private static TestAuthority authority;
    private static TestAuthority stranger;
    private static Issued node;
    private static Issued other;

    @TempDir Path temp;
    private Path bundle;

    /// How a bundle is broken.
    private interface Damage {
        void to(Path bundle) throws IOException;
    }

    private record Row(String name, Damage damage, String said) {
        @Override
        public String toString() {
            return name;
        }
    }

    @BeforeAll
    static void make_two_cas() {
        authority = TestAuthority.create(shared.resolve("ca"), "Fleet");
        stranger = TestAuthority.create(shared.resolve("stranger"), "Stranger");
        node = authority.issue(NodeSpec.node(ID));
        other = authority.issue(NodeSpec.node("other"));
    }

    @BeforeEach
    void make_a_bundle() {
        bundle = authority.bundle(node, temp.resolve("bundle"));
    }

    private NodeMaterial load() {
        return NodeMaterial.load(bundle, Clock.systemUTC());
    }

    private static void put(Path from, Path bundle, String name) throws IOException {
        Files.copy(from, bundle.resolve(name), StandardCopyOption.REPLACE_EXISTING);
    }

    private static void write(Path bundle, String name, String text) throws IOException {
        Files.writeString(bundle.resolve(name), text);
    }

    private static Damage before(String name, String text) {
        return b -> write(b, name, text + Files.readString(b.resolve(name)));
    }

    private static Damage empty(String name) {
        return b -> write(b, name, "");
    }

    private static Damage missing(String name) {
        return b -> Files.delete(b.resolve(name));
    }

    static Stream<Row> files() {
        return Stream.of(
                new Row("no certificate", missing("cert.pem"), "cert.pem cannot be read"),
                new Row("no chain", missing("chain.pem"), "chain.pem cannot be read"),
                new Row("no key", missing("key.pem"), "key.pem cannot be read"),
                new Row("no CA", missing("ca.pem"), "ca.pem cannot be read"),
                new Row("no list", missing("crl.pem"), "crl.pem cannot be read"),
                new Row("empty certificate", empty("cert.pem"), "cert.pem is empty"),
                new Row("empty key", empty("key.pem"), "key.pem holds 0 private keys"),
                new Row("empty CA", empty("ca.pem"), "ca.pem is empty"));
    }

    static Stream<Row> pem() {
        return Stream.of(
                new Row("text before", before("cert.pem", "hello\n"), "line 1 does not start"),
                new Row("BOM", before("cert.pem", "\ufeff"), "line 1 does not start"),
                new Row("UTF-16", before("ca.pem", "\0-\0-"), "line 1 does not start"),
                new Row(
                        "key twice",
                        b -> before("key.pem", Files.readString(b.resolve("key.pem"))).to(b),
                        "key.pem holds 2 private keys"),
                new Row(
                        "too big",
                        before("ca.pem", "\n".repeat(1 << 19)),
                        "ca.pem has more than 524288 bytes"),
                new Row(
                        "truncated",
                        b ->
                                write(
                                        b,
                                        "cert.pem",
                                        Files.readString(b.resolve("cert.pem")).substring(0, 200)),
                        "line 1 does not start a whole block"),
                new Row(
                        "no base64",
                        b ->
                                write(
                                        b,
                                        "crl.pem",
                                        "-----BEGIN X509 CRL-----\n*\n-----END X509 CRL-----\n"),
                        "crl.pem a block is not base64"),
                new Row(
                        "no list inside",
                        b ->
                                write(
                                        b,
                                        "crl.pem",
                                        "-----BEGIN X509 CRL-----\nAAAA\n-----END X509 CRL-----\n"),
                        "crl.pem block 1 is no revocation list"));
    }

    static Stream<Row> misfits() {
        return Stream.of(
                new Row(
                        "another key",
                        b -> put(other.key(), b, "key.pem"),
                        "key.pem does not match"),
                new Row(
                        "another chain",
                        b -> put(other.certificate(), b, "chain.pem"),
                        "chain.pem starts with serial"),
                new Row(
                        "another CA",
                        b -> put(stranger.certificate(), b, "ca.pem"),
                        "no CA of ca.pem signed it"),
                new Row(
                        "another CA's list",
                        b -> put(stranger.crl(), b, "crl.pem"),
                        "no CA of ca.pem signed it"),
                new Row(
                        "list of nobody, CA of another",
                        b -> {
                            put(stranger.certificate(), b, "ca.pem");
                            write(b, "crl.pem", "");
                        },
                        "chain.pem is not valid"));
    }

    static Stream<Row> descriptions() {
        return Stream.of(
                new Row("JSON: another ID", json("x", "serial"), "node.json says unique_id 'x'"),
                new Row(
                        "JSON: another serial",
                        json(ID, "00"),
                        "node.json says serial_number '00'"),
                new Row(
                        "JSON: no object",
                        b -> write(b, "node.json", "[]"),
                        "is not one JSON object"),
                new Row(
                        "JSON: cut off",
                        b -> write(b, "node.json", "{\"schema\":}"),
                        "after 0 members"),
                new Row(
                        "JSON: twice",
                        b -> write(b, "node.json", "{\"a\":\"1\",\"a\":\"2\"}"),
                        "has a twice"));
    }

    private static Damage json(String id, String serial) {
        return b ->
                write(
                        b,
                        "node.json",
                        "{\"schema\": \"lockward.bundle/v1\", \"unique_id\": \"%s\", \"serial_number\": \"%s\"}"
                                .formatted(id, serial));
    }

    @ParameterizedTest
    @MethodSource({"files", "pem", "misfits", "descriptions"})
    void a_damaged_bundle_is_refused_and_the_file_named(Row row) throws IOException {
        row.damage().to(bundle);
        LockException.InvalidBundle refused =
                assertThrows(LockException.InvalidBundle.class, this::load);
        String said = refused.problem().what() + " " + refused.problem().why();
        assertTrue(said.contains(row.said()), said);
    }

    @Test
    void a_whole_bundle_says_who_we_are() {
        assertEquals(ID, load().self().id());
        assertEquals("fleet.internal", load().trustDomain());
    }

    @Test
    void unknown_members_of_node_json_are_left_alone() throws IOException {
        PeerIdentity self = load().self();
        write(
                bundle,
                "node.json",
                """
                {
                  "schema": "lockward.bundle/v1", "new": 1, "flag": true,
                  "unique_id": "%s", "serial_number": "%s", "sha256": "%s"}
                """
                        .formatted(self.id(), self.serial(), fingerprint()));
        assertEquals(ID, load().self().id());
    }

    private String fingerprint() {
        String certificate = node.certificate().toString();
        String printed =
                OpenSsl.run(temp, "x509", "-in", certificate, "-noout", "-fingerprint", "-sha256");
        String hex = printed.substring(printed.indexOf('=') + 1).strip().replace(":", "");
        return hex.toLowerCase(Locale.ROOT);
    }

    @Test
    void the_link_live_leads_to_the_generation() throws IOException {
        Path generation =
                Files.move(bundle, Files.createDirectory(temp.resolve("tls")).resolve(".gen-1"));
        Files.createSymbolicLink(temp.resolve("tls").resolve("live"), generation.getFileName());
        assertEquals(ID, NodeMaterial.load(temp.resolve("tls"), Clock.systemUTC()).self().id());
    }

    @Test
    void our_own_certificate_that_has_expired_is_refused() {
        Clock later = Clock.offset(Clock.systemUTC(), Duration.ofDays(91));
        LockException refused =
                assertThrows(LockException.class, () -> NodeMaterial.load(bundle, later));
        assertTrue(refused.problem().what().contains("expired at"), refused.problem().what());
    }

    @Test
    void a_directory_that_is_not_there_is_named() {
        Path nowhere = temp.resolve("nowhere");
        LockException refused =
                assertThrows(
                        LockException.class, () -> NodeMaterial.load(nowhere, Clock.systemUTC()));
        assertEquals(nowhere + " is no node bundle", refused.problem().what());
    }
}
