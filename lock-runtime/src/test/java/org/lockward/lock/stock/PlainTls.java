package org.lockward.lock.stock;

import org.lockward.lock.testbed.OpenSsl;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.cert.Certificate;
import java.security.cert.CertificateFactory;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import javax.net.ssl.TrustManagerFactory;

/// TLS as any Java program sets it up, with the files of a bundle and nothing of ours.
final class PlainTls {

    private static final String PASSWORD = "changeit";

    private PlainTls() {}

    static SSLSocketFactory of(Path bundle) {
        try {
            SSLContext context = SSLContext.getInstance("TLSv1.3");
            KeyManagerFactory keys = KeyManagerFactory.getInstance("PKIX");
            keys.init(key(bundle), PASSWORD.toCharArray());
            TrustManagerFactory trust = TrustManagerFactory.getInstance("PKIX");
            trust.init(authority(bundle));
            context.init(keys.getKeyManagers(), trust.getTrustManagers(), null);
            return context.getSocketFactory();
        } catch (GeneralSecurityException | IOException e) {
            throw new AssertionError("no TLS with " + bundle, e);
        }
    }

    private static KeyStore key(Path bundle) throws GeneralSecurityException, IOException {
        OpenSsl.run(
                bundle,
                ("pkcs12 -export -in chain.pem -inkey key.pem -out k.p12 -passout pass:" + PASSWORD)
                        .split(" ", -1));
        return KeyStore.getInstance(bundle.resolve("k.p12").toFile(), PASSWORD.toCharArray());
    }

    private static KeyStore authority(Path bundle) throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        try (InputStream in = Files.newInputStream(bundle.resolve("ca.pem"))) {
            Certificate ca = CertificateFactory.getInstance("X.509").generateCertificate(in);
            store.setCertificateEntry("ca", ca);
        }
        return store;
    }
}
