package org.lockward.lock.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.OpenSslCertificateException;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.OpenSslSessionContext;
import io.netty.handler.ssl.ReferenceCountedOpenSslContext;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;
import io.netty.internal.tcnative.CertificateVerifier;
import io.netty.util.ReferenceCountUtil;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.tls.PeerVerdict.Reason;
import org.lockward.lock.tls.PeerVerdict.Refused;

import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.time.InstantSource;
import java.util.List;

import javax.net.ssl.SSLException;
import javax.net.ssl.SSLParameters;

/// A daemon's side of TLS, built whole out of one state of the material and never changed: new
/// material is a new one. Any thread may use it.
///
/// Nothing is resumed. A resumed TLS 1.3 handshake never calls the trust manager, neither with
/// BoringSSL nor with the JDK, so [#peers] is to be asked after every handshake all the same.
public final class ServerTls {

    private static final String[] TLS_1_3 = {"TLSv1.3"};
    private static final String[] TLS_1_2_TOO = {"TLSv1.3", "TLSv1.2"};

    /// RFC 8446, appendix B.4, and for TLS 1.2 those of RFC 9325, section 4.2: forward secret,
    /// AEAD.
    private static final List<String> CIPHERS =
            List.of(
                    "TLS_AES_128_GCM_SHA256",
                    "TLS_AES_256_GCM_SHA384",
                    "TLS_CHACHA20_POLY1305_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_ECDSA_WITH_AES_256_GCM_SHA384",
                    "TLS_ECDHE_RSA_WITH_AES_128_GCM_SHA256",
                    "TLS_ECDHE_RSA_WITH_AES_256_GCM_SHA384");

    private static final int TLS_1_3_CIPHERS = 3;

    /// Kept for each connection as long as it lives: room for what BoringSSL says by itself, alerts
    /// and answers to key updates, of at most 60 bytes each. Netty's default is 2 kB.
    private static final int REPLY_BYTES = 512;

    // Tickets have switches for the whole process only, which are read when the engine's classes
    // are
    // loaded: the first and the second by the JDK, the second also by Netty for BoringSSL.
    static {
        System.setProperty("jdk.tls.server.newSessionTicketCount", "0");
        System.setProperty("jdk.tls.server.enableSessionTicketExtension", "false");
        System.setProperty("jdk.tls.rejectClientInitiatedRenegotiation", "true");
    }

    private final NodeMaterial material;
    private final PeerCheck peers;
    private final SslContext context;
    private final TlsEngine engine;

    private ServerTls(
            NodeMaterial material, PeerCheck peers, SslContext context, TlsEngine engine) {
        this.material = material;
        this.peers = peers;
        this.context = context;
        this.engine = engine;
    }

    /// With BoringSSL where its native library loads, else with the JDK's engine.
    ///
    /// @throws LockException.InvalidBundle if the engine does not take the key or the certificate
    public static ServerTls of(NodeMaterial material, TlsPolicy policy, InstantSource clock) {
        return of(material, policy, clock, TlsEngine.best());
    }

    static ServerTls of(
            NodeMaterial material, TlsPolicy policy, InstantSource clock, TlsEngine engine) {
        PeerCheck peers = new PeerCheck(material, policy, clock);
        try {
            return new ServerTls(material, peers, context(material, policy, peers, engine), engine);
        } catch (SSLException | IllegalArgumentException e) {
            throw new LockException.InvalidBundle(
                    new Problem(
                            "no TLS with this certificate: " + e.getMessage(),
                            "the TLS engine is " + engine.text(),
                            "use an EC, RSA or Ed25519 key"),
                    e);
        }
    }

    private static SslContext context(
            NodeMaterial own, TlsPolicy policy, PeerCheck peers, TlsEngine engine)
            throws SSLException {
        boolean boring = engine == TlsEngine.BORINGSSL;
        X509Certificate[] chain = own.chain().toArray(new X509Certificate[0]);
        SslContextBuilder builder =
                SslContextBuilder.forServer(own.key(), chain)
                        .sslProvider(boring ? SslProvider.OPENSSL_REFCNT : SslProvider.JDK)
                        .protocols(policy.tls12() ? TLS_1_2_TOO : TLS_1_3)
                        .ciphers(policy.tls12() ? CIPHERS : CIPHERS.subList(0, TLS_1_3_CIPHERS))
                        .clientAuth(ClientAuth.REQUIRE)
                        .trustManager(trust(own, peers, boring));
        if (boring) {
            builder.option(OpenSslContextOption.GROUPS, groups(engine));
        }
        SslContext context = builder.build();
        if (context instanceof ReferenceCountedOpenSslContext boringSsl) {
            boringSsl.setBioNonApplicationBufferSize(REPLY_BYTES);
        }
        if (context.sessionContext() instanceof OpenSslSessionContext sessions) {
            sessions.setSessionCacheEnabled(false);
        }
        return context;
    }

    private static String[] groups(TlsEngine engine) {
        return engine.keyExchange().toArray(new String[0]);
    }

    private static ChainTrust trust(NodeMaterial own, PeerCheck peers, boolean boring) {
        return new ChainTrust(
                peers,
                own.trust().authorities(),
                boring ? ServerTls::boringAlert : ChainRefusal::of);
    }

    /// BoringSSL turns the verification error into the alert.
    private static CertificateException boringAlert(Refused refused) {
        int error =
                switch (refused.reason()) {
                    case Reason.EXPIRED -> CertificateVerifier.X509_V_ERR_CERT_HAS_EXPIRED;
                    case Reason.NOT_YET_VALID -> CertificateVerifier.X509_V_ERR_CERT_NOT_YET_VALID;
                    case Reason.UNKNOWN_CA ->
                            CertificateVerifier.X509_V_ERR_UNABLE_TO_GET_ISSUER_CERT_LOCALLY;
                    default -> CertificateVerifier.X509_V_ERR_CERT_REJECTED;
                };
        return new OpenSslCertificateException(refused.detail(), ChainRefusal.of(refused), error);
    }

    public NodeMaterial material() {
        return material;
    }

    /// To be asked after every handshake, and for each live session when the material changes.
    public PeerCheck peers() {
        return peers;
    }

    /// For one connection; requires a certificate of the client.
    public SslHandler handler(ByteBufAllocator buffers) {
        SslHandler handler = context.newHandler(buffers);
        if (engine == TlsEngine.JDK) {
            SSLParameters parameters = handler.engine().getSSLParameters();
            parameters.setNamedGroups(groups(engine));
            handler.engine().setSSLParameters(parameters);
        }
        return handler;
    }

    /// What does TLS here.
    public TlsEngine engine() {
        return engine;
    }

    /// Gives the native memory back; no handler may be made any more.
    void release() {
        ReferenceCountUtil.release(context);
    }
}
