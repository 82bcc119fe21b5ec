package org.lockward.lock.server;

import static org.lockward.lock.server.PeerRow.accepted;
import static org.lockward.lock.server.PeerRow.alerted;
import static org.lockward.lock.server.PeerRow.denied;
import static org.lockward.lock.server.PeerWorld.NODE;

import org.lockward.lock.testbed.NodeSpec;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.Stream;

/// The rows about the peer's own certificate.
final class PeerTable {

    private static final Duration DAY = Duration.ofDays(1);
    private static final String SAN = "subjectAltName";
    private static final String URI = "URI:spiffe://fleet.internal/node/node";
    private static final String HOST = "IP:127.0.0.1,";
    private static final String EKU = "extendedKeyUsage";
    private static final String KU = "keyUsage";

    private PeerTable() {}

    static Stream<PeerRow> keys() {
        return Stream.of(
                accepted("EC P-256", w -> w.node(NODE)),
                accepted("EC P-384", w -> w.node(NODE.key("EC:P-384"))),
                new PeerRow(
                        "EC P-521",
                        w -> w.node(NODE.key("EC:P-521")),
                        "handshake",
                        "no signature in common",
                        "accepted"),
                new PeerRow(
                        "Ed25519",
                        w -> w.node(NODE.key("ED25519")),
                        "no-certificate",
                        "alert certificate_required",
                        "accepted"),
                accepted("RSA 2048", w -> w.node(NODE.key("RSA:2048"))),
                accepted("RSA 3072", w -> w.node(NODE.key("RSA:3072"))),
                accepted("RSA 4096", w -> w.node(NODE.key("RSA:4096"))),
                alerted(
                        "RSA 1024",
                        w -> w.node(NODE.key("RSA:1024")),
                        "weak-key",
                        "bad_certificate"),
                alerted("SHA-1", w -> w.node(NODE.digest("sha1")), "weak-key", "bad_certificate"),
                accepted("SHA-512", w -> w.node(NODE.digest("sha512"))),
                alerted("key of another", PeerTable::mismatch, "handshake", "decrypt_error"));
    }

    private static PeerWorld.Meeting mismatch(PeerWorld w) {
        return w.shows(w.node(NODE).peer().chain(), w.node(NODE).peer().key());
    }

    static Stream<PeerRow> dates() {
        return Stream.of(
                alerted(
                        "expired",
                        w -> w.node(NODE.valid(DAY, DAY.dividedBy(-2))),
                        "expired",
                        "certificate_expired"),
                alerted(
                        "not yet valid",
                        w -> w.node(NODE.valid(DAY.negated(), DAY.multipliedBy(2))),
                        "not-yet-valid",
                        "certificate_expired"));
    }

    static Stream<PeerRow> form() {
        return Stream.of(
                alerted(
                        "serial zero",
                        w -> w.node(NODE.serial("00")),
                        "serial-number",
                        "bad_certificate"),
                alerted(
                        "serial negative",
                        w -> w.forged(NODE.serial("77aabbcc"), hex("77aabbcc"), hex("f7aabbcc")),
                        "serial-number",
                        "bad_certificate"),
                alerted(
                        "serial of 21 octets",
                        w -> w.node(NODE.serial("7f" + "00".repeat(20))),
                        "serial-number",
                        "bad_certificate"),
                accepted("serial of 20 octets", w -> w.node(NODE.serial("7f" + "00".repeat(19)))),
                denied("version 1", w -> w.node(v1()), "key-usage"),
                alerted(
                        "unknown critical extension",
                        w -> w.node(NODE.extension("1.2.3.4", "critical,DER:0500")),
                        "unknown-ca",
                        "unknown_ca"),
                accepted("unknown extension", w -> w.node(NODE.extension("1.2.3.4", "DER:0500"))),
                alerted(
                        "extension of 150 kB",
                        w -> w.node(huge(150_000)),
                        "handshake",
                        "illegal_parameter"),
                alerted(
                        "extension of 20 kB",
                        w -> w.node(huge(20_000)),
                        "malformed",
                        "bad_certificate"),
                denied(
                        "CA:TRUE",
                        w -> w.node(NODE.extension("basicConstraints", "critical,CA:TRUE")),
                        "not-end-entity"));
    }

    private static NodeSpec v1() {
        return new NodeSpec(
                NODE.subject(),
                NODE.key(),
                NODE.serial(),
                NODE.digest(),
                List.of(),
                NODE.since(),
                NODE.until());
    }

    private static NodeSpec huge(int bytes) {
        String octets = "0483%06x".formatted(bytes) + "00".repeat(bytes);
        return NODE.extension("1.2.3.4", "DER:" + octets);
    }

    static Stream<PeerRow> names() {
        return Stream.of(
                denied("no CN", w -> w.node(NODE.subject("/O=Fleet")), "common-name"),
                denied("two CNs", w -> w.node(NODE.subject("/CN=x/CN=node")), "common-name"),
                denied("CN in capitals", w -> w.node(NODE.subject("/CN=NODE")), "id-mismatch"),
                denied("CN of another", w -> w.node(NODE.subject("/CN=other")), "id-mismatch"),
                denied("CN with a blank", w -> w.node(NODE.subject("/CN=node ")), "id-mismatch"),
                denied(
                        "CN with NUL",
                        w -> w.forged(NODE.subject("/CN=node.evil"), bytes("node."), nul()),
                        "id-mismatch"),
                denied("no SAN", w -> w.node(NODE.extension(SAN, "")), "uri-san"),
                denied("no URI SAN", w -> w.node(NODE.extension(SAN, HOST + "DNS:x")), "uri-san"),
                denied("two URI SANs", w -> w.node(uri(URI + ",URI:spiffe://a/node/b")), "uri-san"),
                denied("URI of another", w -> w.node(uri(URI + "2")), "id-mismatch"),
                denied("URI not SPIFFE", w -> w.node(uri("URI:https://a/node/node")), "uri-san"),
                denied("URI in capitals", w -> w.node(uri(URI.replace("fl", "FL"))), "uri-san"),
                denied("URI with a query", w -> w.node(uri(URI + "?x")), "uri-san"),
                denied("URI with ..", w -> w.node(uri(URI + "/../node")), "uri-san"),
                denied(
                        "other trust domain",
                        w -> w.node(uri(URI.replace("fleet", "fleet2"))),
                        "trust-domain"),
                new PeerRow(
                        "host not in SAN",
                        w -> w.node(NODE.extension(SAN, "IP:127.0.0.9," + URI)),
                        "accepted",
                        "PONG",
                        "host-mismatch"));
    }

    private static NodeSpec uri(String uri) {
        return NODE.extension(SAN, HOST + uri);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    private static byte[] hex(String digits) {
        return HexFormat.of().parseHex(digits);
    }

    private static byte[] nul() {
        return bytes("node\0");
    }

    static Stream<PeerRow> purposes() {
        return Stream.of(
                eku("EKU server only", "serverAuth"),
                eku("EKU client only", "clientAuth"),
                eku("no EKU", ""),
                eku("EKU any only", "anyExtendedKeyUsage"),
                eku("EKU both and any", "serverAuth,clientAuth,anyExtendedKeyUsage"),
                eku("EKU code signing", "codeSigning"),
                denied("no KU", w -> w.node(NODE.extension(KU, "")), "key-usage"),
                signless("KU keyEncipherment only", "critical,keyEncipherment"),
                signless("KU keyAgreement only", "critical,keyAgreement"),
                ku("KU with keyCertSign", "critical,digitalSignature,keyCertSign"),
                ku("KU with cRLSign", "critical,digitalSignature,cRLSign"));
    }

    private static PeerRow eku(String name, String value) {
        return denied(name, w -> w.node(NODE.extension(EKU, value)), "extended-key-usage");
    }

    /// BoringSSL finds that in the handshake already.
    private static PeerRow signless(String name, String value) {
        return alerted(
                name, w -> w.node(NODE.extension(KU, value)), "key-usage", "illegal_parameter");
    }

    private static PeerRow ku(String name, String value) {
        return denied(name, w -> w.node(NODE.key("RSA:2048").extension(KU, value)), "key-usage");
    }
}
