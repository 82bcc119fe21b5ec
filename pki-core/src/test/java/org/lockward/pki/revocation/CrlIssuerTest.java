package org.lockward.pki.revocation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.certificate.CrlFields;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.testing.Program;
import org.lockward.pki.testing.TestCa;

import java.math.BigInteger;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLReason;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

class CrlIssuerTest {

    private static final TestCa CA = TestCa.now();
    private static final SerialNumber SERIAL = SerialNumber.parse("0a0b");

    @TempDir Path directory;

    private static Revocation revocation(Reason reason) {
        return new Revocation(SERIAL, CA.time(), reason);
    }

    @Test
    void a_revoked_certificate_is_on_the_crl_with_its_reason_and_time() {
        X509CRL crl = CA.crl(1, revocation(Reason.KEY_COMPROMISE));
        var entry = crl.getRevokedCertificate(SERIAL.value());
        assertEquals(CRLReason.KEY_COMPROMISE, entry.getRevocationReason());
        assertEquals(CA.time(), entry.getRevocationDate().toInstant());
    }

    @Test
    void reason_0_is_left_out() {
        X509CRL crl = CA.crl(1, revocation(Reason.UNSPECIFIED));
        assertNull(crl.getRevokedCertificate(SERIAL.value()).getCriticalExtensionOIDs());
        assertEquals(false, crl.getRevokedCertificate(SERIAL.value()).hasExtensions());
    }

    @Test
    void a_crl_has_number_authority_key_and_next_update_and_nothing_critical() {
        X509CRL crl = CA.crl(7);
        assertEquals(Optional.of(BigInteger.valueOf(7)), CrlFields.number(crl));
        assertEquals(Set.of("2.5.29.20", "2.5.29.35"), crl.getNonCriticalExtensionOIDs());
        assertEquals(Set.of(), crl.getCriticalExtensionOIDs());
        assertEquals(CA.time().plusSeconds(7 * 86_400), crl.getNextUpdate().toInstant());
    }

    @Test
    void openssl_reads_the_crl_and_verifies_it() throws Exception {
        X509CRL crl = CA.crl(2, revocation(Reason.SUPERSEDED));
        Path ca =
                Files.write(
                        directory.resolve("ca.pem"), CertificateFile.encode(List.of(CA.x509())));
        Path file =
                Files.write(directory.resolve("crl.pem"), CertificateFile.encodeCrls(List.of(crl)));
        var result =
                Program.run(
                        Program.openssl(),
                        "crl",
                        "-in",
                        file.toString(),
                        "-CAfile",
                        ca.toString(),
                        "-noout");
        assertEquals("verify OK\n", result.output());
    }

    @Test
    void one_serial_number_is_not_revoked_twice() {
        var twice = revocation(Reason.SUPERSEDED);
        assertThrows(IllegalArgumentException.class, () -> CA.crl(1, twice, twice));
    }

    @Test
    void a_crl_that_ends_before_it_begins_is_refused() {
        Instant now = Instant.now();
        assertThrows(
                PkiException.InvalidInput.class, () -> new CrlPeriod(BigInteger.ONE, now, now));
    }

    @Test
    void a_reason_is_read_by_the_rfcs_name_only() {
        assertEquals(Reason.KEY_COMPROMISE, Reason.parse("keyCompromise"));
        var refused =
                assertThrows(
                        PkiException.InvalidInput.class, () -> Reason.parse("certificateHold"));
        assertEquals("\"certificateHold\" is not a reason to revoke", refused.getMessage());
    }
}
