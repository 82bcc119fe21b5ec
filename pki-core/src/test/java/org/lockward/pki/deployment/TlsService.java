package org.lockward.pki.deployment;

import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.key.PrivateKeyFile;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.util.Optional;

import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManagerFactory;

/// A real TLS service on loopback that demands a client certificate and reads its material anew
/// from a directory for each connection.
public final class TlsService implements AutoCloseable {

    private final Path material;
    private final ServerSocket listener;

    public TlsService(Path material) throws IOException {
        this.material = material;
        this.listener = new ServerSocket(0, 10, InetAddress.getLoopbackAddress());
        Thread.ofPlatform().daemon().name("TLS service").start(this::serve);
    }

    public Endpoint endpoint() {
        return new Endpoint("127.0.0.1", listener.getLocalPort());
    }

    private void serve() {
        while (!listener.isClosed()) {
            try (Socket plain = listener.accept();
                    SSLSocket socket = accepted(plain)) {
                socket.setUseClientMode(false);
                socket.setNeedClientAuth(true);
                socket.startHandshake();
                // Waits for a request, as services do; ends with the client.
                while (socket.getInputStream().read() >= 0) {}
            } catch (IOException | GeneralSecurityException e) {
                // The client is gone, or the listener is closed.
            }
        }
    }

    private SSLSocket accepted(Socket plain) throws GeneralSecurityException, IOException {
        return (SSLSocket) context().getSocketFactory().createSocket(plain, null, true);
    }

    private SSLContext context() throws GeneralSecurityException, IOException {
        KeyStore own = empty();
        byte[] pem = Files.readAllBytes(material.resolve("key.pem"));
        own.setKeyEntry(
                "own",
                PrivateKeyFile.decode(pem, "key.pem", Optional.empty()),
                new char[0],
                certificates("chain.pem"));
        KeyStore trusted = empty();
        trusted.setCertificateEntry("ca", certificates("ca.pem")[0]);
        var keys = KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        keys.init(own, new char[0]);
        var trust = TrustManagerFactory.getInstance(TrustManagerFactory.getDefaultAlgorithm());
        trust.init(trusted);
        SSLContext context = SSLContext.getInstance("TLSv1.3");
        context.init(keys.getKeyManagers(), trust.getTrustManagers(), new SecureRandom());
        return context;
    }

    private X509Certificate[] certificates(String name) throws IOException {
        return CertificateFile.read(Files.readAllBytes(material.resolve(name)), name)
                .toArray(new X509Certificate[0]);
    }

    private static KeyStore empty() throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        return store;
    }

    @Override
    public void close() throws IOException {
        listener.close();
    }
}
