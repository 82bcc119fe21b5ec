package org.lockward.pki.testing;

import org.bouncycastle.asn1.DERSet;
import org.bouncycastle.asn1.pkcs.CertificationRequestInfo;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.SubjectPublicKeyInfo;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.KeyPairs;
import org.lockward.pki.key.Passphrase;
import org.lockward.pki.key.PrivateKeyFile;
import org.lockward.pki.key.Signatures;
import org.lockward.pki.pem.Pem;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyPair;
import java.util.List;

/// A good file of each kind, to be broken in one place at a time.
public final class Sample {

    private static final TestCa CA = TestCa.now();
    private static final KeyAlgorithm P256 = KeyAlgorithm.parse("ec-p256");
    private static final KeyPair PAIR = KeyPairs.generate(P256, TestCa.RANDOM);
    private static final List<Sample> ALL = make();

    private final HostileFile.Kind kind;
    private final String label;
    private final byte[] der;

    private Sample(HostileFile.Kind kind, String label, byte[] der) {
        this.kind = kind;
        this.label = label;
        this.der = der.clone();
    }

    /// One of each kind.
    public static List<Sample> all() {
        return ALL;
    }

    public static Sample of(HostileFile.Kind kind) {
        return ALL.stream().filter(s -> s.kind == kind).findFirst().orElseThrow();
    }

    private static List<Sample> make() {
        try {
            byte[] certificate = CA.issue(TestCa.NODE, PAIR.getPublic(), List.of()).getEncoded();
            return List.of(
                    new Sample(HostileFile.Kind.CERTIFICATE, Pem.CERTIFICATE, certificate),
                    new Sample(HostileFile.Kind.BUNDLE, Pem.CERTIFICATE, CA.x509().getEncoded()),
                    new Sample(HostileFile.Kind.CRL, Pem.CRL, CA.crl(1).getEncoded()),
                    new Sample(HostileFile.Kind.CSR, Pem.CERTIFICATE_REQUEST, request()),
                    new Sample(
                            HostileFile.Kind.KEY, Pem.PRIVATE_KEY, PAIR.getPrivate().getEncoded()),
                    new Sample(
                            HostileFile.Kind.ENCRYPTED_KEY,
                            Pem.ENCRYPTED_PRIVATE_KEY,
                            encryptedKey()));
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException(e);
        }
    }

    private static byte[] request() throws IOException {
        var info =
                new CertificationRequestInfo(
                        new X500Name("CN=" + TestCa.NODE),
                        SubjectPublicKeyInfo.getInstance(PAIR.getPublic().getEncoded()),
                        new DERSet());
        return Signatures.signed(P256, PAIR.getPrivate(), info.getEncoded("DER"));
    }

    private static byte[] encryptedKey() {
        try (Passphrase passphrase = Passphrase.of(HostileFile.PASSPHRASE.toCharArray())) {
            byte[] pem =
                    PrivateKeyFile.encodeEncrypted(PAIR.getPrivate(), passphrase, TestCa.RANDOM);
            return Pem.single(pem, "sample", Pem.ENCRYPTED_PRIVATE_KEY).der();
        }
    }

    public HostileFile.Kind kind() {
        return kind;
    }

    public String label() {
        return label;
    }

    public byte[] der() {
        return der.clone();
    }

    public String pem() {
        return Pem.encode(label, der);
    }

    /// The base64 lines, without the boundaries.
    public String body() {
        return pem().lines().filter(l -> !l.startsWith("-")).reduce("", (a, b) -> a + b + "\n");
    }

    public byte[] bytes() {
        return pem().getBytes(StandardCharsets.US_ASCII);
    }

    @Override
    public String toString() {
        return kind.toString();
    }
}
