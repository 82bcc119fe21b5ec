package org.lockward.pki.deployment;

import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.file.FileMode;
import org.lockward.pki.key.PrivateKeyFile;

import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// The files of a bundle, in the order in which they are written: PEM (RFC 7468), LF, no BOM.
final class BundleFiles {

    static final String CERTIFICATE = "cert.pem";
    static final String CHAIN = "chain.pem";
    static final String KEY = "key.pem";
    static final String ANCHORS = "ca.pem";
    static final String CRL = "crl.pem";
    static final String MANIFEST = "node.json";

    private BundleFiles() {}

    static List<BundleFile> of(NodeBundle bundle) {
        List<BundleFile> files = new ArrayList<>();
        bundle.key().ifPresent(key -> files.add(key(key)));
        files.add(certificates(CERTIFICATE, List.of(bundle.leaf())));
        files.add(certificates(CHAIN, bundle.chain().certificates()));
        files.add(certificates(ANCHORS, bundle.trust().anchors()));
        if (!bundle.trust().crls().isEmpty()) {
            files.add(crls(bundle.trust().crls()));
        }
        files.add(BundleFile.text(MANIFEST, bundle.manifest()));
        return files;
    }

    static BundleFile crls(List<X509CRL> crls) {
        return new BundleFile(CRL, CertificateFile.encodeCrls(crls), FileMode.PUBLIC);
    }

    private static BundleFile certificates(String name, List<X509Certificate> certificates) {
        return new BundleFile(name, CertificateFile.encode(certificates), FileMode.PUBLIC);
    }

    private static BundleFile key(PrivateKey key) {
        byte[] pem = PrivateKeyFile.encodePlain(key);
        try {
            return new BundleFile(KEY, pem, FileMode.PRIVATE);
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }
}
