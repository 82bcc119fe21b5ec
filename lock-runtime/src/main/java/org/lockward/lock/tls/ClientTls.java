package org.lockward.lock.tls;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.tls.PeerVerdict.Accepted;
import org.lockward.lock.tls.PeerVerdict.Refused;

import java.io.IOException;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.security.GeneralSecurityException;
import java.security.SecureRandom;
import java.time.InstantSource;

import javax.net.ssl.KeyManager;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSocket;
import javax.net.ssl.TrustManager;

/// A client's side of TLS 1.3, on the JDK's blocking sockets. Any thread may use it.
public final class ClientTls {

    private static final String[] TLS_1_3 = {"TLSv1.3"};

    private final SSLContext context;
    private final PeerCheck peers;

    private ClientTls(SSLContext context, PeerCheck peers) {
        this.context = context;
        this.peers = peers;
    }

    /// A secured connection and the daemon at its other end.
    public record Secured(SSLSocket socket, Accepted daemon) {}

    /// Shows our certificate.
    public static ClientTls of(NodeMaterial own, TlsPolicy policy, InstantSource clock) {
        return create(own, policy, clock, new NodeKeyManager(own));
    }

    /// Shows no certificate: to see that a daemon refuses that.
    public static ClientTls withoutCertificate(
            NodeMaterial own, TlsPolicy policy, InstantSource clock) {
        return create(own, policy, clock);
    }

    private static ClientTls create(
            NodeMaterial own, TlsPolicy policy, InstantSource clock, KeyManager... keys) {
        PeerCheck peers = new PeerCheck(own, policy, clock);
        TrustManager chains = new ChainTrust(peers, own.trust().authorities(), ChainRefusal::of);
        try {
            SSLContext context = SSLContext.getInstance("TLS");
            context.init(keys, new TrustManager[] {chains}, new SecureRandom());
            return new ClientTls(context, peers);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("every JDK has TLS", e);
        }
    }

    /// Handshakes on a connected socket and judges the daemon before a byte of ours is sent to it.
    ///
    /// @param socket bounds every read by itself; is closed on failure
    /// @throws LockException.Denied if we do not accept the daemon, or it does not accept us
    /// @throws LockException.Unavailable if the connection ends or the deadline passes first
    public Secured secure(Socket socket, ExpectedDaemon expected) {
        try {
            SSLSocket secured =
                    (SSLSocket)
                            context.getSocketFactory()
                                    .createSocket(socket, "", socket.getPort(), true);
            secured.setEnabledProtocols(TLS_1_3);
            secured.startHandshake();
            return new Secured(secured, judge(secured, expected));
        } catch (IOException | RuntimeException e) {
            close(socket, e);
            throw explain(e);
        }
    }

    private Accepted judge(SSLSocket secured, ExpectedDaemon expected) {
        return switch (peers.checkDaemon(PeerCheck.certificates(secured.getSession()), expected)) {
            case Accepted accepted -> accepted;
            case Refused refused -> throw denied(refused);
        };
    }

    private static LockException.Denied denied(Refused refused) {
        return new LockException.Denied(
                new Problem(
                        "the daemon is not accepted ("
                                + refused.reason().word()
                                + "): "
                                + refused.detail(),
                        "it showed the certificate of "
                                + refused.certificateId()
                                + " with serial "
                                + refused.serial(),
                        "nothing was sent to it; see who answers with: pki inspect HOST:PORT"));
    }

    private static void close(Socket socket, Exception reason) {
        try {
            socket.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    private static LockException explain(Exception failure) {
        return switch (failure) {
            case LockException ours -> ours;
            case SocketTimeoutException e ->
                    new LockException.Unavailable(
                            new Problem(
                                    "the daemon did not finish the TLS handshake in time",
                                    "",
                                    "see whether it speaks TLS at this port"),
                            e);
            case SSLException e -> refusedOrBroken(e);
            default ->
                    new LockException.Unavailable(
                            new Problem(
                                    "the connection ended in the TLS handshake",
                                    String.valueOf(failure.getMessage()),
                                    "see the daemon's log for the reason"),
                            failure);
        };
    }

    private static LockException refusedOrBroken(SSLException failure) {
        Refused refused = HandshakeFailure.explain(failure);
        if (refused.reason() != PeerVerdict.Reason.HANDSHAKE) {
            return denied(refused);
        }
        return alert(failure);
    }

    /// What a TLS alert of the daemon means, with its name (RFC 8446, section 6).
    public static LockException.Denied alert(SSLException failure) {
        return new LockException.Denied(
                new Problem(
                        Alerts.explain(String.valueOf(failure.getMessage())),
                        String.valueOf(failure.getMessage()),
                        "the daemon's log has the reason with both values"),
                failure);
    }
}
