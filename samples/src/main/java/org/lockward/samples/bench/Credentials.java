package org.lockward.samples.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyStore;
import java.security.PrivateKey;
import java.security.SecureRandom;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;
import java.security.spec.PKCS8EncodedKeySpec;
import java.util.Base64;
import java.util.Collection;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.TrustManagerFactory;

/// A node bundle as the tools of others want it.
///
/// @param id the node's
/// @param bundle the directory with its files
record Credentials(String id, Path bundle) {

    private static final char[] NO_PASSWORD = new char[0];

    Path chain() {
        return bundle.resolve("chain.pem");
    }

    Path key() {
        return bundle.resolve("key.pem");
    }

    Path authorities() {
        return bundle.resolve("ca.pem");
    }

    byte[] keyDer() throws IOException {
        String pem = Files.readString(key());
        String text = pem.replaceAll("-----[^-]*-----", "").replaceAll("\\s", "");
        return Base64.getDecoder().decode(text);
    }

    PrivateKey privateKey() throws IOException, GeneralSecurityException {
        return KeyFactory.getInstance("EC").generatePrivate(new PKCS8EncodedKeySpec(keyDer()));
    }

    /// Shows the certificate, and trusts those of our CA.
    SSLContext context() throws IOException, GeneralSecurityException {
        KeyStore own = KeyStore.getInstance("PKCS12");
        own.load(null, NO_PASSWORD);
        Certificate[] chain = certificates(chain()).toArray(new Certificate[0]);
        own.setKeyEntry("own", privateKey(), NO_PASSWORD, chain);
        KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
        keys.init(own, NO_PASSWORD);
        KeyStore trusted = KeyStore.getInstance("PKCS12");
        trusted.load(null, NO_PASSWORD);
        for (Certificate authority : certificates(authorities())) {
            trusted.setCertificateEntry("ca" + trusted.size(), authority);
        }
        TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        return context;
    }

    static Collection<? extends Certificate> certificates(Path file)
            throws IOException, GeneralSecurityException {
        try (InputStream in = Files.newInputStream(file)) {
            return CertificateFactory.getInstance("X.509").generateCertificates(in);
        }
    }
}
