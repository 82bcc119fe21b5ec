package org.lockward.pki.certificate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.KeyPairs;
import org.lockward.pki.key.PrivateKeyFile;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.revocation.Reason;
import org.lockward.pki.revocation.Revocation;
import org.lockward.pki.testing.Program;
import org.lockward.pki.testing.TestCa;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.KeyPair;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

class ValuesTest {

    private static final TestCa CA = TestCa.now();
    private static final KeyPair PAIR =
            KeyPairs.generate(KeyAlgorithm.parse("ec-p256"), TestCa.RANDOM);
    private static final X509Certificate NODE =
            CA.issue(TestCa.NODE, PAIR.getPublic(), List.of(GeneralName.parse("dns:a.example")));

    @Test
    void a_hundred_thousand_serial_numbers_differ_and_every_bit_is_a_coin() {
        int count = 100_000;
        int[] ones = new int[128];
        Set<SerialNumber> seen = new HashSet<>();
        for (int i = 0; i < count; i++) {
            SerialNumber serial = SerialNumber.random(TestCa.RANDOM);
            seen.add(serial);
            for (int bit = 0; bit < 128; bit++) {
                ones[bit] += serial.value().testBit(bit) ? 1 : 0;
            }
        }
        assertEquals(count, seen.size());
        for (int bit = 0; bit < 128; bit++) {
            // Seven standard deviations: a good source fails once in a billion runs.
            assertEquals(0.5, ones[bit] / (double) count, 0.011, "bit " + bit);
        }
    }

    @Test
    void a_serial_number_is_positive_and_fits_into_20_octets() {
        SerialNumber largest = new SerialNumber(BigInteger.TWO.pow(159).subtract(BigInteger.ONE));
        assertEquals(20, largest.value().toByteArray().length);
        for (BigInteger bad :
                List.of(BigInteger.ZERO, BigInteger.valueOf(-1), BigInteger.TWO.pow(159))) {
            assertThrows(PkiException.InvalidInput.class, () -> new SerialNumber(bad));
        }
        assertEquals(largest, SerialNumber.parse(largest.hex()));
    }

    @Test
    void a_validity_includes_both_its_ends() {
        Instant start = Instant.parse("2026-11-21T12:00:00Z");
        Validity minute = Validity.of(start, Duration.ofMinutes(1));
        assertEquals(Instant.parse("2026-11-21T12:00:59Z"), minute.notAfter());
        assertTrue(minute.contains(start) && minute.contains(start.plusMillis(59_999)));
        assertTrue(
                minute.expired(start.plusSeconds(60)) && !minute.contains(start.plusSeconds(60)));
        assertEquals(Duration.ofSeconds(1), minute.remaining(start.plusSeconds(59)));
    }

    @Test
    void a_validity_that_ends_before_it_begins_or_counts_milliseconds_is_refused() {
        Instant now = Instant.parse("2026-11-21T12:00:00Z");
        assertThrows(PkiException.InvalidInput.class, () -> new Validity(now, now.minusSeconds(1)));
        assertThrows(
                PkiException.InvalidInput.class,
                () -> new Validity(now.plusMillis(1), now.plusSeconds(9)));
    }

    @Test
    void a_chain_is_signed_link_by_link() {
        assertEquals(NODE, new CertificateChain(List.of(NODE, CA.x509())).leaf());
        var refused =
                assertThrows(
                        PkiException.InvalidInput.class,
                        () -> new CertificateChain(List.of(NODE, TestCa.now().x509())));
        assertTrue(String.valueOf(refused.getMessage()).contains("is not signed by"));
    }

    @Test
    void a_node_is_no_ca_certificate() {
        var refused = assertThrows(PkiException.Refused.class, () -> new CaCertificate(NODE));
        assertEquals("it says CA:FALSE", refused.problems().getFirst().why());
    }

    @Test
    void a_bundle_comes_back_from_its_file() {
        List<X509Certificate> bundle = List.of(NODE, CA.x509());
        assertEquals(bundle, CertificateFile.read(CertificateFile.encode(bundle), "ca.pem"));
    }

    @Test
    void a_file_for_one_certificate_holds_no_second() {
        byte[] bundle = CertificateFile.encode(List.of(NODE));
        assertEquals(NODE, CertificateFile.readSingle(bundle, "cert.pem"));
        byte[] two = CertificateFile.encode(List.of(NODE, NODE));
        var refused =
                assertThrows(
                        PkiException.InvalidInput.class,
                        () -> CertificateFile.readSingle(two, "cert.pem"));
        assertTrue(String.valueOf(refused.getMessage()).contains("a second block"));
    }

    @Test
    void a_certificate_tells_its_facts() {
        var facts = FileFacts.read(CertificateFile.encode(List.of(NODE)), "cert.pem").getFirst();
        var certificate = assertInstanceOf(FileFacts.CertificateFacts.class, facts);
        assertEquals("CN=" + TestCa.NODE, certificate.subject());
        assertEquals("EC P-256", certificate.publicKey());
        assertEquals(List.of("serverAuth", "clientAuth"), certificate.extendedKeyUsage());
        assertTrue(certificate.names().contains("dns:a.example"), certificate.names().toString());
        assertEquals(List.of(), certificate.warnings());
        assertEquals(new SerialNumber(NODE.getSerialNumber()).hex(), certificate.serialNumber());
    }

    @Test
    void a_crl_tells_its_facts() {
        var revoked = new Revocation(SerialNumber.parse("0a"), CA.time(), Reason.SUPERSEDED);
        byte[] pem = CertificateFile.encodeCrls(List.of(CA.crl(3, revoked)));
        var facts =
                assertInstanceOf(
                        FileFacts.CrlFacts.class, FileFacts.read(pem, "crl.pem").getFirst());
        assertEquals(BigInteger.valueOf(3), facts.number().orElseThrow());
        assertEquals(List.of("0a"), facts.revoked());
    }

    @Test
    void a_private_key_tells_its_kind_alone() {
        byte[] pem = PrivateKeyFile.encodePlain(PAIR.getPrivate());
        assertEquals(
                List.of(new FileFacts.KeyFacts(false, "EC P-256")), FileFacts.read(pem, "key.pem"));
    }

    @Test
    void keytool_prints_a_node_certificate(@TempDir Path directory) throws Exception {
        Path file =
                Files.write(directory.resolve("cert.pem"), CertificateFile.encode(List.of(NODE)));
        var result = Program.run(Program.keytool(), "-printcert", "-file", file.toString());
        assertEquals(0, result.exit(), result.output());
        assertTrue(result.output().contains("Owner: CN=" + TestCa.NODE), result.output());
    }
}
