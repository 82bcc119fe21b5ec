package org.lockward.pki.issuance;

import org.lockward.pki.certificate.CaCertificate;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.lint.Draft;
import org.lockward.pki.lint.Linter;
import org.lockward.pki.problem.PkiException;

import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// The right to one signature: a TBSCertificate that passed every lint, to be signed once and by
/// the CA it was prepared for.
///
/// Between preparing and issuing the serial number is stored, so that no certificate exists which
/// the inventory does not know. Any thread may call it.
public final class PreparedCertificate {

    private final CaCertificate issuer;
    private final TbsCertificate content;
    private final byte[] tbs;
    private final AtomicBoolean taken = new AtomicBoolean();

    private PreparedCertificate(CaCertificate issuer, TbsCertificate content) {
        this.issuer = issuer;
        this.content = content;
        tbs = new TbsEncoder(issuer).encode(content);
        Linter.require(new Draft(tbs, Optional.of(issuer)));
    }

    /// Encodes and lints; needs no private key, so that a dry run is the real thing.
    ///
    /// @throws PkiException.Refused with every finding at once
    public static PreparedCertificate of(CaCertificate issuer, TbsCertificate content) {
        return new PreparedCertificate(issuer, content);
    }

    /// What will be signed.
    public TbsCertificate content() {
        return content;
    }

    /// The number to store before the signature is made.
    public SerialNumber serialNumber() {
        return content.serialNumber();
    }

    byte[] take(CaCertificate signer) {
        if (!signer.equals(issuer)) {
            throw new IllegalStateException(serialNumber() + " was prepared for another issuer");
        }
        if (taken.getAndSet(true)) {
            throw new IllegalStateException(serialNumber() + " was signed already");
        }
        return tbs.clone();
    }
}
