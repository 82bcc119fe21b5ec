package org.lockward.pki.deployment;

import org.lockward.pki.file.FileMode;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// The files of a bundle, in the order in which they are written: PEM (RFC 7468), LF, no BOM.
final class BundleFiles {

    static final String CERTIFICATE = "cert.pem";
    static final String CHAIN = "chain.pem";
    static final String KEY = "key.pem";
    static final String ANCHORS = "ca.pem";
    static final String CRL = "crl.pem";
    static final String MANIFEST = "node.json";

    private static final int LINE = 64;

    private BundleFiles() {}

    static List<BundleFile> of(NodeBundle bundle) {
        List<BundleFile> files = new ArrayList<>();
        bundle.key().ifPresent(key -> files.add(key(key)));
        files.add(certificates(CERTIFICATE, List.of(bundle.leaf())));
        files.add(certificates(CHAIN, bundle.chain()));
        files.add(certificates(ANCHORS, bundle.trust().anchors()));
        if (!bundle.trust().crls().isEmpty()) {
            files.add(crls(bundle.trust().crls()));
        }
        files.add(BundleFile.text(MANIFEST, bundle.manifest()));
        return files;
    }

    static BundleFile crls(List<X509CRL> crls) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            for (X509CRL crl : crls) {
                text.writeBytes(pem("X509 CRL", crl.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a CRL without encoding", e);
        }
        return new BundleFile(CRL, text.toByteArray(), FileMode.PUBLIC);
    }

    private static BundleFile certificates(String name, List<X509Certificate> certificates) {
        ByteArrayOutputStream text = new ByteArrayOutputStream();
        try {
            for (X509Certificate certificate : certificates) {
                text.writeBytes(pem("CERTIFICATE", certificate.getEncoded()));
            }
        } catch (GeneralSecurityException e) {
            throw new IllegalArgumentException("a certificate without encoding", e);
        }
        return new BundleFile(name, text.toByteArray(), FileMode.PUBLIC);
    }

    private static BundleFile key(PrivateKey key) {
        byte[] pkcs8 = key.getEncoded();
        byte[] pem = pem("PRIVATE KEY", pkcs8);
        Arrays.fill(pkcs8, (byte) 0);
        try {
            return new BundleFile(KEY, pem, FileMode.PRIVATE);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    private static byte[] pem(String label, byte[] der) {
        byte[] body = Base64.getMimeEncoder(LINE, new byte[] {'\n'}).encode(der);
        ByteArrayOutputStream pem = new ByteArrayOutputStream(body.length + LINE);
        pem.writeBytes(ascii("-----BEGIN " + label + "-----\n"));
        pem.writeBytes(body);
        pem.writeBytes(ascii("\n-----END " + label + "-----\n"));
        Arrays.fill(body, (byte) 0);
        return pem.toByteArray();
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }
}
