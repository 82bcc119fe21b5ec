package org.lockward.pki.authority;

import org.lockward.pki.audit.AuditAct;
import org.lockward.pki.audit.AuditNote;
import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.file.AtomicFile;
import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.file.FileMode;
import org.lockward.pki.inventory.CrlOrder;
import org.lockward.pki.inventory.CrlPublication;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;
import org.lockward.pki.revocation.CrlPeriod;

import java.io.ByteArrayInputStream;
import java.math.BigInteger;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;

/// The CRL of the key that signs now: made from the inventory, written to two files. To be used
/// with the home lock held.
///
/// The number is taken, durably, before anything is signed, and publication is noted after both
/// files are on the disk. A crash between the two leaves a number that no CRL bears, and the note
/// that the CRL is pending.
record Crls(Home home, Unlocked ca) {

    /// Where the CRL stands.
    ///
    /// @param pending whether something is to be revoked that the published one does not show
    record Standing(Optional<CrlPublication> published, boolean pending) {}

    private static final Duration LIFE = Duration.ofDays(7);

    /// 100,000 entries take 5 MB.
    private static final int MAX_BYTES = 64 * 1024 * 1024;

    CrlOutcome publish(Inventory inventory, Instant now) {
        return publish(inventory, inventory.orderCrl(ca.generation()), now);
    }

    CrlOutcome publish(Inventory inventory, CrlOrder order, Instant now) {
        Instant thisUpdate = now.truncatedTo(ChronoUnit.SECONDS);
        requireValid(thisUpdate);
        Instant nextUpdate = thisUpdate.plus(LIFE);
        var crl = sign(order, thisUpdate, nextUpdate);
        write(crl);
        inventory.together(() -> {
            inventory.crlPublished(
                    ca.generation(), new CrlPublication(order.number(), thisUpdate, nextUpdate));
            inventory.note(noted(order, nextUpdate));
            return true;
        });
        return new CrlOutcome(
                order.number(),
                thisUpdate,
                nextUpdate,
                order.revocations().size(),
                directory().crlDer(ca.generation()),
                directory().crlPem(ca.generation()));
    }

    private AuditNote noted(CrlOrder order, Instant nextUpdate) {
        return home.noted(AuditAct.PUBLISH_CRL)
                .with("crl_number", order.number())
                .with("entries", order.revocations().size())
                .with("next_update", nextUpdate);
    }

    private AuthorityDirectory directory() {
        return home.directory();
    }

    private X509CRL sign(CrlOrder order, Instant thisUpdate, Instant nextUpdate) {
        return ca.crlIssuer()
                .issue(
                        order.revocations(),
                        new CrlPeriod(BigInteger.valueOf(order.number()), thisUpdate, nextUpdate));
    }

    private void write(X509CRL crl) {
        // What a crash left of an earlier try.
        Trees.list(directory().crls()).stream()
                .filter(file -> file.getFileName().toString().startsWith("."))
                .forEach(Trees::remove);
        byte[] pem = CertificateFile.encodeCrls(List.of(crl));
        AtomicFile.write(directory().crlPem(ca.generation()), pem, FileMode.PUBLIC);
        AtomicFile.write(directory().crlDer(ca.generation()), encoded(crl), FileMode.PUBLIC);
    }

    private static byte[] encoded(X509CRL crl) {
        try {
            return crl.getEncoded();
        } catch (CRLException e) {
            throw new IllegalStateException("a CRL has its encoding", e);
        }
    }

    /// With a clock before or after the CA's life a CRL would stop the whole fleet.
    void requireValid(Instant now) {
        var validity = ca.certificate().validity();
        if (!validity.contains(now)) {
            throw new PkiException.Unavailable(
                    new Problem(
                            "no CRL at " + now,
                            "the CA certificate is valid from %s to %s"
                                    .formatted(validity.notBefore(), validity.notAfter()),
                            "check this machine's clock: date -u"));
        }
    }

    /// Whether half of its life is over.
    static boolean isAging(Optional<CrlPublication> published, Instant now) {
        return published.map(crl -> isAging(crl.nextUpdate(), now)).orElse(true);
    }

    /// The same of a CRL that ends then.
    static boolean isAging(Instant nextUpdate, Instant now) {
        return now.isAfter(nextUpdate.minus(LIFE.dividedBy(2)));
    }

    /// The CRL published last.
    static X509CRL read(AuthorityDirectory directory, String generation) {
        byte[] der = BoundedFile.read(directory.crlDer(generation), MAX_BYTES);
        try {
            return (X509CRL)
                    CertificateFactory.getInstance("X.509")
                            .generateCRL(new ByteArrayInputStream(der));
        } catch (GeneralSecurityException e) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "cannot read " + directory.crlDer(generation),
                            String.valueOf(e.getMessage()),
                            "write it anew with: pki publish-crl"),
                    e);
        }
    }
}
