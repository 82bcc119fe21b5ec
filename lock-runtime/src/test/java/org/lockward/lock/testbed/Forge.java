package org.lockward.lock.testbed;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.PrivateKey;
import java.security.Signature;
import java.security.cert.CertificateFactory;
import java.security.cert.X509Certificate;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Objects;

/// Certificates that no tool makes, and the parts of files that tools made.
public final class Forge {

    private static final int SEQUENCE = 0x30;
    private static final int BIT_STRING = 0x03;

    private Forge() {}

    public static List<X509Certificate> certificates(Path pem) {
        try (var in = Files.newInputStream(pem)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in).stream()
                    .map(X509Certificate.class::cast)
                    .toList();
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(pem + " holds no certificates", e);
        }
    }

    /// The private key of a PKCS#8 file, whatever its algorithm.
    public static PrivateKey key(Path pem) {
        try {
            String base64 = Files.readString(pem).replaceAll("-----[A-Z ]+-----|\\s", "");
            var spec = new PKCS8EncodedKeySpec(Base64.getDecoder().decode(base64));
            Path home = Objects.requireNonNull(pem.toAbsolutePath().getParent());
            String kind = OpenSsl.run(home, "pkey", "-in", "" + pem, "-noout", "-text");
            return KeyFactory.getInstance(algorithm(kind)).generatePrivate(spec);
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError(pem + " holds no key", e);
        }
    }

    private static String algorithm(String described) {
        if (described.contains("ASN1 OID")) {
            return "EC";
        }
        return described.contains("modulus") ? "RSA" : "EdDSA";
    }

    /// The same certificate with some bytes of it replaced by as many others, signed again by the
    /// EC key of a CA that signs with SHA-256: only what was replaced is wrong with it.
    public static X509Certificate forge(
            X509Certificate genuine, byte[] what, byte[] by, PrivateKey authority) {
        try {
            byte[] signed = genuine.getTBSCertificate();
            int at = indexOf(signed, what);
            System.arraycopy(by, 0, signed, at, by.length);
            Signature signature = Signature.getInstance("SHA256withECDSA");
            signature.initSign(authority);
            signature.update(signed);
            byte[] algorithm = algorithm(genuine);
            byte[] value = der(BIT_STRING, new byte[1], signature.sign());
            byte[] whole = der(SEQUENCE, signed, algorithm, value);
            return (X509Certificate)
                    CertificateFactory.getInstance("X.509")
                            .generateCertificate(new ByteArrayInputStream(whole));
        } catch (GeneralSecurityException e) {
            throw new AssertionError("the JDK does not read what was forged", e);
        }
    }

    /// The AlgorithmIdentifier between the signed part and the signature.
    private static byte[] algorithm(X509Certificate genuine) throws GeneralSecurityException {
        byte[] whole = genuine.getEncoded();
        int from = header(whole) + genuine.getTBSCertificate().length;
        return Arrays.copyOfRange(whole, from, from + 2 + whole[from + 1]);
    }

    private static int header(byte[] der) {
        return der[1] >= 0 ? 2 : 2 + (der[1] & 0x7f);
    }

    private static byte[] der(int tag, byte[]... parts) {
        int length = Arrays.stream(parts).mapToInt(part -> part.length).sum();
        ByteBuffer out = ByteBuffer.allocate(length + 4).put((byte) tag);
        if (length > 255) {
            out.put((byte) 0x82).putShort((short) length);
        } else if (length > 127) {
            out.put((byte) 0x81).put((byte) length);
        } else {
            out.put((byte) length);
        }
        Arrays.stream(parts).forEach(out::put);
        return Arrays.copyOf(out.array(), out.position());
    }

    private static int indexOf(byte[] bytes, byte[] what) {
        String text = new String(bytes, StandardCharsets.ISO_8859_1);
        int at = text.indexOf(new String(what, StandardCharsets.ISO_8859_1));
        if (at < 0) {
            throw new AssertionError("nothing to replace");
        }
        return at;
    }

    /// Writes a PEM file of these.
    public static Path write(Path file, List<X509Certificate> certificates) {
        StringBuilder text = new StringBuilder();
        try {
            for (X509Certificate certificate : certificates) {
                text.append("-----BEGIN CERTIFICATE-----\n")
                        .append(
                                Base64.getMimeEncoder(64, new byte[] {'\n'})
                                        .encodeToString(certificate.getEncoded()))
                        .append("\n-----END CERTIFICATE-----\n");
            }
            return Files.writeString(file, text);
        } catch (GeneralSecurityException e) {
            throw new AssertionError(e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
