package org.lockward.pki.revocation;

import org.bouncycastle.asn1.ASN1Integer;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.AlgorithmIdentifier;
import org.bouncycastle.asn1.x509.AuthorityKeyIdentifier;
import org.bouncycastle.asn1.x509.CRLNumber;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.ExtensionsGenerator;
import org.bouncycastle.asn1.x509.Time;
import org.bouncycastle.asn1.x509.V2TBSCertListGenerator;
import org.lockward.pki.certificate.CaCertificate;
import org.lockward.pki.key.Signatures;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.Date;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Signs CRLs (RFC 5280, section 5). Any thread may call it.
public final class CrlIssuer {

    private final CaCertificate ca;
    private final PrivateKey key;

    public CrlIssuer(CaCertificate ca, PrivateKey key) {
        if (!Signatures.match(ca.certificate().getPublicKey(), key)) {
            throw new PkiException.InvalidInput(
                    Problem.of("the CA's private key does not match its certificate"));
        }
        this.ca = ca;
        this.key = key;
    }

    /// A complete CRL of these revocations, ordered by serial number.
    public X509CRL issue(Collection<Revocation> revocations, CrlPeriod period) {
        byte[] identifier = Signatures.algorithmIdentifier(ca.keyAlgorithm());
        try {
            byte[] tbs = tbsCertList(revocations, period, identifier);
            X509CRL signed = parse(Signatures.signed(ca.keyAlgorithm(), key, tbs));
            signed.verify(ca.certificate().getPublicKey());
            return signed;
        } catch (IOException | GeneralSecurityException e) {
            throw new IllegalStateException("a CRL of checked values verifies", e);
        }
    }

    private static X509CRL parse(byte[] der) throws GeneralSecurityException {
        return (X509CRL)
                CertificateFactory.getInstance("X.509").generateCRL(new ByteArrayInputStream(der));
    }

    private byte[] tbsCertList(
            Collection<Revocation> revocations, CrlPeriod period, byte[] identifier)
            throws IOException {
        V2TBSCertListGenerator crl = new V2TBSCertListGenerator();
        crl.setSignature(AlgorithmIdentifier.getInstance(identifier));
        crl.setIssuer(
                X500Name.getInstance(ca.certificate().getSubjectX500Principal().getEncoded()));
        crl.setThisUpdate(time(period.thisUpdate()));
        crl.setNextUpdate(time(period.nextUpdate()));
        for (Revocation revocation : ordered(revocations)) {
            // The generator leaves reason 0 out, as section 5.3.1 wants.
            crl.addCRLEntry(
                    new ASN1Integer(revocation.serialNumber().value()),
                    time(revocation.revokedAt()),
                    revocation.reason().code());
        }
        ExtensionsGenerator extensions = new ExtensionsGenerator();
        extensions.addExtension(
                Extension.authorityKeyIdentifier,
                false,
                new AuthorityKeyIdentifier(ca.subjectKeyIdentifier()));
        extensions.addExtension(Extension.cRLNumber, false, new CRLNumber(period.number()));
        crl.setExtensions(extensions.generate());
        return crl.generateTBSCertList().getEncoded("DER");
    }

    private static Time time(Instant instant) {
        return new Time(Date.from(instant));
    }

    private static List<Revocation> ordered(Collection<Revocation> revocations) {
        Set<Object> serials = new HashSet<>();
        for (Revocation revocation : revocations) {
            if (!serials.add(revocation.serialNumber())) {
                throw new IllegalArgumentException(
                        revocation.serialNumber() + " is revoked twice in one CRL");
            }
        }
        return revocations.stream().sorted(Comparator.comparing(Revocation::serialNumber)).toList();
    }
}
