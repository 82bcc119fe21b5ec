package org.lockward.pki.certificate;

import org.lockward.pki.pem.Pem;
import org.lockward.pki.pem.PemBlock;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.CRLException;
import java.security.cert.CertificateEncodingException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.List;

/// Certificates and CRLs to and from PEM.
public final class CertificateFile {

    private CertificateFile() {}

    /// Every certificate of a bundle, in its order; at least one.
    ///
    /// @param source the file's name, for messages
    public static List<X509Certificate> read(byte[] pem, String source) {
        return Pem.blocks(pem, source, Pem.MAX_BUNDLE).stream()
                .map(CertificateFile::certificate)
                .toList();
    }

    /// The certificate of a file with exactly one.
    public static X509Certificate readSingle(byte[] pem, String source) {
        return certificate(Pem.single(pem, source, Pem.CERTIFICATE));
    }

    /// Every CRL of a file, in its order; at least one.
    public static List<X509CRL> readCrls(byte[] pem, String source) {
        return Pem.blocks(pem, source, Pem.MAX_BUNDLE).stream().map(CertificateFile::crl).toList();
    }

    /// The certificate of one block.
    public static X509Certificate certificate(PemBlock block) {
        byte[] der = block.require(Pem.CERTIFICATE).requireAtMost(Pem.MAX_SINGLE).der();
        try {
            X509Certificate certificate = parse(der);
            Validity.of(certificate);
            certificate.getPublicKey();
            return certificate;
        } catch (CertificateException | RuntimeException e) {
            throw block.malformed("certificate", e);
        }
    }

    /// The CRL of one block.
    public static X509CRL crl(PemBlock block) {
        var in = new ByteArrayInputStream(block.require(Pem.CRL).der());
        try {
            return (X509CRL) CertificateFactory.getInstance("X.509").generateCRL(in);
        } catch (CRLException | CertificateException | RuntimeException e) {
            throw block.malformed("CRL", e);
        }
    }

    /// The certificate of its DER, which we made ourselves or checked before.
    public static X509Certificate parse(byte[] der) throws CertificateException {
        var in = new ByteArrayInputStream(der);
        return (X509Certificate) CertificateFactory.getInstance("X.509").generateCertificate(in);
    }

    /// PEM blocks in the list's order.
    public static byte[] encode(List<X509Certificate> certificates) {
        StringBuilder pem = new StringBuilder();
        try {
            for (X509Certificate certificate : certificates) {
                pem.append(Pem.encode(Pem.CERTIFICATE, certificate.getEncoded()));
            }
        } catch (CertificateEncodingException e) {
            throw new IllegalStateException("a certificate has its encoding", e);
        }
        return pem.toString().getBytes(StandardCharsets.US_ASCII);
    }

    /// PEM blocks in the list's order.
    public static byte[] encodeCrls(List<X509CRL> crls) {
        StringBuilder pem = new StringBuilder();
        try {
            for (X509CRL crl : crls) {
                pem.append(Pem.encode(Pem.CRL, crl.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("a CRL has its encoding", e);
        }
        return pem.toString().getBytes(StandardCharsets.US_ASCII);
    }
}
