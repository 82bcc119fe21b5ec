package org.lockward.lock.tls;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockward.lock.testbed.NodeSpec;
import org.lockward.lock.testbed.TestAuthority;
import org.lockward.lock.tls.PeerVerdict.Accepted;
import org.lockward.lock.tls.PeerVerdict.Reason;
import org.lockward.lock.tls.PeerVerdict.Refused;

import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;

/// One row for each way in which a certificate can be wrong.
class PeerCheckTest {

    private static final String ID = "0123456789abcdef0123456789abcdef";
    private static final Duration DAY = Duration.ofDays(1);
    private static final NodeSpec NODE = NodeSpec.node(ID);
    private static final String SAN = "subjectAltName";
    private static final String URI = "URI:spiffe://fleet.internal/node/" + ID;
    private static final String EKU = "extendedKeyUsage";
    private static final String KU = "keyUsage";

    @TempDir static Path temp;
    private static TestAuthority authority;
    private static PeerCheck mutual;
    private static PeerCheck shared;

    record Row(String name, NodeSpec spec, String expected) {
        @Override
        public String toString() {
            return name + ": " + expected;
        }
    }

    static Stream<Row> keysAndDates() {
        return Stream.of(
                new Row("EC P-256", NODE, "accepted"),
                new Row("EC P-384", NODE.key("EC:P-384"), "accepted"),
                new Row("RSA 2048", NODE.key("RSA:2048"), "accepted"),
                new Row("Ed25519", NODE.key("ED25519"), "accepted"),
                new Row("RSA 1024", NODE.key("RSA:1024"), "weak-key"),
                new Row("SHA-1", NODE.digest("sha1"), "weak-key"),
                new Row("expired", NODE.valid(DAY, DAY.dividedBy(-2)), "expired"),
                new Row(
                        "from tomorrow",
                        NODE.valid(DAY.negated(), DAY.multipliedBy(2)),
                        "not-yet-valid"),
                new Row("serial 0", NODE.serial("00"), "serial-number"),
                new Row(
                        "a CA",
                        NODE.extension("basicConstraints", "critical,CA:TRUE"),
                        "not-end-entity"),
                new Row(
                        "unknown critical",
                        NODE.extension("1.2.3.4", "critical,DER:0500"),
                        "unknown-ca"));
    }

    static Stream<Row> names() {
        return Stream.of(
                new Row("no CN", NODE.subject("/O=Fleet"), "common-name"),
                new Row("two CNs", NODE.subject("/CN=other/CN=" + ID), "common-name"),
                new Row("CN of another", NODE.subject("/CN=other"), "id-mismatch"),
                new Row("no SAN", NODE.extension(SAN, ""), "uri-san"),
                new Row("no URI", NODE.extension(SAN, "DNS:localhost"), "uri-san"),
                new Row("two URIs", NODE.extension(SAN, URI + ",URI:spiffe://a/node/b"), "uri-san"),
                new Row("another URI", NODE.extension(SAN, "URI:https://a/node/" + ID), "uri-san"),
                new Row(
                        "SPIFFE without node",
                        NODE.extension(SAN, "URI:spiffe://fleet.internal/" + ID),
                        "uri-san"),
                new Row(
                        "SPIFFE in capitals",
                        NODE.extension(SAN, URI.replace("spiffe", "SPIFFE")),
                        "uri-san"),
                new Row("SPIFFE with a query", NODE.extension(SAN, URI + "?x"), "uri-san"),
                new Row(
                        "another domain",
                        NODE.extension(SAN, URI.replace("fleet.", "fleet2.")),
                        "trust-domain"));
    }

    static Stream<Row> purposes() {
        return Stream.of(
                new Row("no EKU", NODE.extension(EKU, ""), "extended-key-usage"),
                new Row("client only", NODE.extension(EKU, "clientAuth"), "extended-key-usage"),
                new Row("server only", NODE.extension(EKU, "serverAuth"), "extended-key-usage"),
                new Row(
                        "any EKU too",
                        NODE.extension(EKU, "serverAuth,clientAuth,anyExtendedKeyUsage"),
                        "extended-key-usage"),
                new Row("no KU", NODE.extension(KU, ""), "key-usage"),
                new Row(
                        "KU without signature",
                        NODE.extension(KU, "critical,keyAgreement"),
                        "key-usage"),
                new Row(
                        "KU of a CA",
                        NODE.extension(KU, "critical,digitalSignature,keyCertSign"),
                        "key-usage"));
    }

    @BeforeAll
    static void make_a_ca_and_our_own_bundle() {
        authority = TestAuthority.create(temp.resolve("ca"), "Fleet");
        Path bundle = authority.bundle(authority.issue(NodeSpec.node("own")), temp.resolve("own"));
        NodeMaterial own = NodeMaterial.load(bundle, Clock.systemUTC());
        mutual = check(own, SecurityLevel.MUTUAL);
        shared = check(own, SecurityLevel.TLS);
    }

    private static PeerCheck check(NodeMaterial own, SecurityLevel level) {
        return new PeerCheck(own, TlsPolicy.strict(level), Clock.systemUTC());
    }

    private static String judge(PeerCheck check, List<X509Certificate> presented) {
        return word(check.check(presented));
    }

    private static List<X509Certificate> issue(TestAuthority by, NodeSpec spec) {
        return new PemFile(by.issue(spec).certificate(), PemFile.CERTIFICATE, 1 << 16)
                .certificates();
    }

    @ParameterizedTest
    @MethodSource({"keysAndDates", "names", "purposes"})
    void at_level_mutual(Row row) {
        assertEquals(row.expected(), judge(mutual, issue(authority, row.spec())));
    }

    @Test
    void at_level_tls_a_certificate_may_name_anything_or_nothing() {
        NodeSpec service = NODE.subject("/O=Fleet").extension(SAN, "").extension(EKU, "clientAuth");
        assertEquals("accepted", judge(shared, issue(authority, service)));
    }

    @Test
    void at_level_tls_a_daemon_needs_the_purpose_of_a_server() {
        List<X509Certificate> client = issue(authority, NODE.extension(EKU, "clientAuth"));
        PeerVerdict verdict = shared.checkDaemon(client, new ExpectedDaemon.AtHost("127.0.0.1"));
        assertEquals("extended-key-usage", word(verdict));
    }

    @Test
    void nobody_is_refused_by_name() {
        assertEquals("no-certificate", judge(mutual, List.of()));
    }

    @Test
    void another_ca_of_the_same_name_is_unknown() {
        TestAuthority other = TestAuthority.create(temp.resolve("other"), "Fleet");
        Refused refused = (Refused) mutual.check(issue(other, NODE));
        assertEquals(Reason.UNKNOWN_CA, refused.reason());
        assertTrue(refused.detail().contains("the same name with another key"), refused.detail());
    }

    @Test
    void a_claim_of_another_id_is_refused_with_both_values() {
        Accepted node = (Accepted) mutual.check(issue(authority, NODE));
        Refused refused = (Refused) mutual.checkClaim(node.peer(), "somebody");
        assertEquals(
                "the certificate is of '" + ID + "', the peer claims to be 'somebody'",
                refused.detail());
    }

    @ParameterizedTest
    @CsvSource({
        "127.0.0.1, accepted", "localhost, accepted", "LOCALHOST, accepted",
        "127.0.0.2, host-mismatch", "example.org, host-mismatch", "::1, host-mismatch",
    })
    void a_daemon_is_for_the_host_that_was_dialled(String host, String expected) {
        PeerVerdict verdict =
                mutual.checkDaemon(issue(authority, NODE), new ExpectedDaemon.AtHost(host));
        assertEquals(expected, word(verdict));
    }

    @ParameterizedTest
    @CsvSource({ID + ", accepted", "another, host-mismatch"})
    void a_daemon_is_the_one_with_the_expected_id(String id, String expected) {
        PeerVerdict verdict =
                mutual.checkDaemon(issue(authority, NODE), new ExpectedDaemon.WithId(id));
        assertEquals(expected, word(verdict));
    }

    private static String word(PeerVerdict verdict) {
        return switch (verdict) {
            case Accepted _ -> "accepted";
            case Refused refused -> refused.reason().word();
        };
    }
}
