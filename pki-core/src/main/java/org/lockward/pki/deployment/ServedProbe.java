package org.lockward.pki.deployment;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.KeyStore;
import java.security.SecureRandom;
import java.security.cert.X509Certificate;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

import javax.net.ssl.KeyManager;
import javax.net.ssl.KeyManagerFactory;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSession;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// Asks a service, by a TLS handshake, which certificate it serves. Judges nothing: the caller
/// compares.
public final class ServedProbe {

    private static final Duration PATIENCE = Duration.ofSeconds(5);

    /// In TLS 1.3 the client is done before the server has judged the client's certificate (RFC
    /// 8446, section 2), so a refusal comes as an alert after the handshake.
    private static final Duration ALERT_PATIENCE = Duration.ofMillis(300);

    private ServedProbe() {}

    /// A handshake without a client certificate, to look only: what the service thinks of the
    /// client does not matter.
    public static Served look(Endpoint endpoint) {
        return handshake(endpoint, Optional.empty());
    }

    /// A mutual handshake as the node of `bundle`.
    ///
    /// @throws PkiException.Unverified when the service refuses the node
    /// @throws PkiException.Unavailable when nobody answers
    public static Served handshakeAs(NodeBundle bundle, Endpoint endpoint) {
        return handshake(endpoint, Optional.of(bundle));
    }

    private static Served handshake(Endpoint endpoint, Optional<NodeBundle> client) {
        SSLContext context = context(client);
        try (Socket plain = new Socket()) {
            int patience = (int) PATIENCE.toMillis();
            plain.connect(new InetSocketAddress(endpoint.host(), endpoint.port()), patience);
            plain.setSoTimeout(patience);
            try (SSLSocket socket = tls(context, plain, endpoint)) {
                return served(socket, client.isPresent());
            }
        } catch (SSLException e) {
            throw refused(endpoint, e);
        } catch (IOException e) {
            throw new PkiException.Unavailable(
                    new Problem(
                            "no TLS handshake with " + endpoint,
                            String.valueOf(e.getMessage()),
                            "is the service running there?"),
                    e);
        }
    }

    private static SSLSocket tls(SSLContext context, Socket plain, Endpoint endpoint)
            throws IOException {
        return (SSLSocket)
                context.getSocketFactory()
                        .createSocket(plain, endpoint.host(), endpoint.port(), true);
    }

    private static Served served(SSLSocket socket, boolean mutual) throws IOException {
        socket.setEnabledProtocols(new String[] {"TLSv1.3", "TLSv1.2"});
        socket.startHandshake();
        SSLSession session = socket.getSession();
        List<X509Certificate> chain = new ArrayList<>();
        for (var certificate : session.getPeerCertificates()) {
            chain.add((X509Certificate) certificate);
        }
        if (mutual) {
            awaitRefusal(socket);
        }
        return new Served(chain, session.getProtocol(), session.getCipherSuite());
    }

    /// Silence means that the service waits for a request. Words before any request are a refusal.
    private static void awaitRefusal(SSLSocket socket) throws IOException {
        socket.setSoTimeout((int) ALERT_PATIENCE.toMillis());
        try {
            int first = socket.getInputStream().read();
            if (first == '-') {
                byte[] words = socket.getInputStream().readNBytes(80);
                throw new SSLException(new String(words, StandardCharsets.UTF_8));
            }
            if (first < 0) {
                throw new SSLException("the connection was closed after the handshake");
            }
        } catch (SocketTimeoutException e) {
            // Accepted.
        }
    }

    private static PkiException refused(Endpoint endpoint, SSLException e) {
        return new PkiException.Unverified(
                new Problem(
                        endpoint + " ended the handshake",
                        String.valueOf(e.getMessage()),
                        "its log says why it refused"),
                e);
    }

    private static SSLContext context(Optional<NodeBundle> client) {
        try {
            KeyManager[] keys = client.isPresent() ? keys(client.get()) : new KeyManager[0];
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {new Anyone()}, new SecureRandom());
            return context;
        } catch (GeneralSecurityException | IOException e) {
            throw new IllegalStateException("no TLS context", e);
        }
    }

    private static KeyManager[] keys(NodeBundle bundle)
            throws GeneralSecurityException, IOException {
        KeyStore store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        if (bundle.key().isPresent()) {
            X509Certificate[] chain = bundle.chain().certificates().toArray(new X509Certificate[0]);
            store.setKeyEntry("node", bundle.key().get(), new char[0], chain);
        }
        KeyManagerFactory factory =
                KeyManagerFactory.getInstance(KeyManagerFactory.getDefaultAlgorithm());
        factory.init(store, new char[0]);
        return factory.getKeyManagers();
    }

    /// Lets every certificate pass: the probe is to see what is served, also when it is wrong, and
    /// sends nothing to it.
    private static final class Anyone extends X509ExtendedTrustManager {

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {}

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {}

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
