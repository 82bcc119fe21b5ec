package org.lockward.lock.tls;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.cert.CRLException;
import java.security.cert.CertificateException;
import java.security.cert.CertificateFactory;
import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;

/// One PEM file of a bundle, read strictly (RFC 7468, section 3): blocks of one label, nothing
/// between them but white space, no more bytes than expected of such a file.
record PemFile(Path path, String label, int maxBytes) {

    static final String CERTIFICATE = "CERTIFICATE";
    static final String CRL = "X509 CRL";
    static final String PRIVATE_KEY = "PRIVATE KEY";

    List<X509Certificate> certificates() {
        List<X509Certificate> certificates = new ArrayList<>();
        for (byte[] der : blocks()) {
            try {
                certificates.add((X509Certificate) x509().generateCertificate(stream(der)));
            } catch (CertificateException e) {
                throw invalid("block " + (certificates.size() + 1) + " is no certificate", e);
            }
        }
        return certificates;
    }

    List<X509CRL> crls() {
        List<X509CRL> crls = new ArrayList<>();
        for (byte[] der : blocks()) {
            try {
                crls.add((X509CRL) x509().generateCRL(stream(der)));
            } catch (CRLException e) {
                throw invalid("block " + (crls.size() + 1) + " is no revocation list", e);
            }
        }
        return crls;
    }

    /// The DER of each block; the caller wipes what is secret.
    List<byte[]> blocks() {
        byte[] bytes = bytes();
        try {
            return blocks(new String(bytes, StandardCharsets.ISO_8859_1));
        } finally {
            Arrays.fill(bytes, (byte) 0);
        }
    }

    private List<byte[]> blocks(String text) {
        List<byte[]> blocks = new ArrayList<>();
        String begin = "-----BEGIN " + label + "-----";
        String end = "-----END " + label + "-----";
        String rest = text.strip();
        while (!rest.isEmpty()) {
            int stop = rest.indexOf(end);
            if (!rest.startsWith(begin) || stop < 0) {
                int line = text.substring(0, text.lastIndexOf(rest)).split("\n", -1).length;
                throw invalid("line " + line + " does not start a whole block \"" + label + "\"");
            }
            blocks.add(decode(rest.substring(begin.length(), stop)));
            rest = rest.substring(stop + end.length()).strip();
        }
        return blocks;
    }

    private byte[] decode(String base64) {
        try {
            return Base64.getDecoder().decode(base64.replaceAll("[\r\n]", ""));
        } catch (IllegalArgumentException e) {
            throw invalid("a block is not base64: " + e.getMessage());
        }
    }

    private byte[] bytes() {
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(maxBytes + 1);
            if (bytes.length > maxBytes) {
                throw invalid("has more than " + maxBytes + " bytes");
            }
            return bytes;
        } catch (IOException e) {
            throw invalid("cannot be read", e);
        }
    }

    private static CertificateFactory x509() {
        try {
            return CertificateFactory.getInstance("X.509");
        } catch (CertificateException e) {
            throw new IllegalStateException("every JDK has X.509", e);
        }
    }

    private static InputStream stream(byte[] der) {
        return new ByteArrayInputStream(der);
    }

    private RuntimeException invalid(String what) {
        return NodeMaterial.invalid(path + " " + what, "");
    }

    private RuntimeException invalid(String what, Exception cause) {
        return NodeMaterial.invalid(path + " " + what, String.valueOf(cause.getMessage()), cause);
    }
}
