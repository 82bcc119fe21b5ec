package org.lockward.lock.tls;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.tls.TrustStore.AuthorityCrl;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads one node bundle (docs/bundle.md) as a whole or not at all.
///
/// @param thorough whether it also checks what every peer of ours checks: that our certificate
///   leads to an anchor, and that the key is the one of the certificate
record BundleReader(Path bundle, InstantSource clock, boolean thorough) {

    private static final int CERTIFICATE_BYTES = 1 << 16;
    private static final int CHAIN_BYTES = 1 << 19;
    private static final int KEY_BYTES = 1 << 16;

    /// Room for about 300,000 revocations.
    private static final int CRL_BYTES = 1 << 24;

    static NodeMaterial read(Path directory, InstantSource clock, boolean thorough) {
        try {
            return new BundleReader(bundle(directory), clock, thorough).read();
        } catch (LockException e) {
            throw e;
        } catch (RuntimeException | StackOverflowError e) {
            throw NodeMaterial.invalid(
                    directory + " holds a file that cannot be parsed", String.valueOf(e), e);
        }
    }

    /// The generation that is live now, its link resolved once so that all files are of one piece.
    static Path bundle(Path directory) {
        Path live = directory.resolve("live");
        try {
            return (Files.isDirectory(live) ? live : directory).toRealPath();
        } catch (IOException e) {
            throw NodeMaterial.invalid(directory + " is no node bundle", String.valueOf(e), e);
        }
    }

    private NodeMaterial read() {
        List<X509Certificate> chain = chain();
        X509Certificate leaf = chain.getFirst();
        NodeName name = name(leaf);
        NodeJson.read(bundle.resolve("node.json")).ifPresent(json -> json.mustDescribe(leaf));
        PrivateKey key = key(leaf);
        List<X509Certificate> authorities = certificates("ca.pem", CHAIN_BYTES);
        TrustStore trust = new TrustStore(authorities, crls(authorities));
        if (thorough) {
            mustLeadToAnAnchor(chain, trust);
        }
        return new NodeMaterial(key, chain, trust, name);
    }

    private List<X509Certificate> chain() {
        List<X509Certificate> leaf = certificates("cert.pem", CERTIFICATE_BYTES);
        List<X509Certificate> chain = certificates("chain.pem", CHAIN_BYTES);
        if (leaf.size() != 1) {
            throw NodeMaterial.invalid(
                    bundle.resolve("cert.pem") + " holds " + leaf.size() + " certificates",
                    "it holds the node's certificate and nothing else");
        }
        if (!chain.getFirst().equals(leaf.getFirst())) {
            throw NodeMaterial.invalid(
                    bundle.resolve("chain.pem")
                            + " starts with serial "
                            + serial(chain.getFirst())
                            + ", cert.pem is serial "
                            + serial(leaf.getFirst()),
                    "the chain starts with the node's own certificate");
        }
        return chain;
    }

    private List<X509Certificate> certificates(String file, int maxBytes) {
        Path path = bundle.resolve(file);
        List<X509Certificate> certificates =
                new PemFile(path, PemFile.CERTIFICATE, maxBytes).certificates();
        if (certificates.isEmpty()) {
            throw NodeMaterial.invalid(path + " is empty", "it holds at least one certificate");
        }
        return certificates;
    }

    private NodeName name(X509Certificate leaf) {
        try {
            return PeerRules.name(leaf);
        } catch (GeneralSecurityException e) {
            throw NodeMaterial.invalid(
                    bundle.resolve("cert.pem") + " does not name a node: " + e.getMessage(),
                    "one CN, and one URI SAN spiffe://<trust domain>/node/<the same ID>",
                    e);
        }
    }

    private PrivateKey key(X509Certificate leaf) {
        Path path = bundle.resolve("key.pem");
        List<byte[]> blocks = new PemFile(path, PemFile.PRIVATE_KEY, KEY_BYTES).blocks();
        try {
            if (blocks.size() != 1) {
                throw NodeMaterial.invalid(
                        path + " holds " + blocks.size() + " private keys", "it holds one");
            }
            KeyFactory factory = KeyFactory.getInstance(leaf.getPublicKey().getAlgorithm());
            PrivateKey key = factory.generatePrivate(new PKCS8EncodedKeySpec(blocks.getFirst()));
            if (thorough) {
                KeyPairCheck.mustMatch(key, leaf.getPublicKey());
            }
            return key;
        } catch (GeneralSecurityException e) {
            throw NodeMaterial.invalid(
                    path + " does not match the certificate with serial " + serial(leaf),
                    String.valueOf(e.getMessage()),
                    e);
        } finally {
            blocks.forEach(der -> Arrays.fill(der, (byte) 0));
        }
    }

    private List<AuthorityCrl> crls(List<X509Certificate> authorities) {
        Path path = bundle.resolve("crl.pem");
        List<AuthorityCrl> crls = new ArrayList<>();
        for (X509CRL crl : new PemFile(path, PemFile.CRL, CRL_BYTES).crls()) {
            Optional<String> fault = Crls.fault(crl);
            if (fault.isPresent()) {
                throw NodeMaterial.invalid(path + " cannot be used", fault.get());
            }
            X509Certificate issuer =
                    Crls.issuer(crl, authorities).orElseThrow(() -> unsigned(path, crl));
            crls.add(new AuthorityCrl(issuer.getPublicKey(), crl));
        }
        return crls;
    }

    private static LockException unsigned(Path path, X509CRL crl) {
        return NodeMaterial.invalid(
                path
                        + " names the issuer "
                        + Printable.quote(crl.getIssuerX500Principal().getName())
                        + " but no CA of ca.pem signed it",
                "a revocation list counts only with the signature of a CA that may sign lists");
    }

    private void mustLeadToAnAnchor(List<X509Certificate> chain, TrustStore trust) {
        try {
            new PathCheck(trust).path(chain, clock.instant());
        } catch (GeneralSecurityException e) {
            throw NodeMaterial.invalid(
                    bundle.resolve("chain.pem") + " is not valid: " + e.getMessage(),
                    "our own certificate has to lead to an anchor in ca.pem, now",
                    e);
        }
    }

    private static String serial(X509Certificate certificate) {
        return CertificateNames.serial(certificate.getSerialNumber());
    }
}
