package org.lockward.lock.server;

import org.jspecify.annotations.Nullable;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.security.GeneralSecurityException;
import java.security.Principal;
import java.security.PrivateKey;
import java.security.cert.X509Certificate;
import java.util.Arrays;
import java.util.List;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLServerSocket;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;
import javax.net.ssl.X509ExtendedKeyManager;
import javax.net.ssl.X509ExtendedTrustManager;

/// TLS of a peer that shows whatever it has, fitting or not, and trusts everybody.
///
/// @param chain what it shows, the first being its own
/// @param key what it signs with, perhaps of another certificate
/// @param protocol the only version that it speaks
record RawTls(List<X509Certificate> chain, PrivateKey key, String protocol) {

    RawTls(List<X509Certificate> chain, PrivateKey key) {
        this(chain, key, "TLSv1.3");
    }

    /// A connection whose handshake is yet to come.
    SSLSocket connect(InetAddress address, int port) throws IOException {
        SSLSocket socket = (SSLSocket) context().getSocketFactory().createSocket(address, port);
        socket.setEnabledProtocols(new String[] {protocol});
        socket.setSoTimeout(15_000);
        return socket;
    }

    /// A listener that asks for a certificate, as a daemon does.
    SSLServerSocket listen() throws IOException {
        SSLServerSocket listener =
                (SSLServerSocket)
                        context()
                                .getServerSocketFactory()
                                .createServerSocket(0, 1, InetAddress.getLoopbackAddress());
        listener.setEnabledProtocols(new String[] {protocol});
        listener.setNeedClientAuth(true);
        return listener;
    }

    private SSLContext context() {
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(new Keys[] {new Keys(this)}, new TrustManager[] {new Everybody()}, null);
            return context;
        } catch (GeneralSecurityException e) {
            throw new AssertionError("every JDK has TLS", e);
        }
    }

    private static final class Keys extends X509ExtendedKeyManager {

        private final RawTls own;

        Keys(RawTls own) {
            this.own = own;
        }

        private @Nullable String alias(String... types) {
            return Arrays.asList(types).contains(own.key.getAlgorithm()) ? "own" : null;
        }

        @Override
        public @Nullable String chooseClientAlias(
                String[] types, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return alias(types);
        }

        @Override
        public @Nullable String chooseServerAlias(
                String type, Principal @Nullable [] issuers, @Nullable Socket socket) {
            return alias(type);
        }

        @Override
        public String[] getClientAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {"own"};
        }

        @Override
        public String[] getServerAliases(String type, Principal @Nullable [] issuers) {
            return new String[] {"own"};
        }

        @Override
        public X509Certificate[] getCertificateChain(String alias) {
            return own.chain.toArray(new X509Certificate[0]);
        }

        @Override
        public PrivateKey getPrivateKey(String alias) {
            return own.key;
        }
    }

    private static final class Everybody extends X509ExtendedTrustManager {
        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket) {
            // Trusted.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket) {
            // Trusted.
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // Trusted.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine) {
            // Trusted.
        }

        @Override
        public void checkClientTrusted(X509Certificate[] chain, String type) {
            // Trusted.
        }

        @Override
        public void checkServerTrusted(X509Certificate[] chain, String type) {
            // Trusted.
        }

        @Override
        public X509Certificate[] getAcceptedIssuers() {
            return new X509Certificate[0];
        }
    }
}
