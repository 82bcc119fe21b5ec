package org.lockward.lock.tls;

import org.lockward.lock.tls.PeerVerdict.Refused;

import java.net.Socket;
import java.security.cert.CertificateException;
import java.security.cert.X509Certificate;
import java.util.List;
import java.util.function.Function;

import javax.net.ssl.SSLEngine;
import javax.net.ssl.X509ExtendedTrustManager;

/// Judges the chain alone, inside of the handshake, so that the TLS alert is the right one. Any
/// thread may call it.
///
/// It is not the check that lets a peer in: a resumed handshake never comes here.
final class ChainTrust extends X509ExtendedTrustManager {

    private final PeerCheck peers;
    private final X509Certificate[] authorities;
    private final Function<Refused, CertificateException> alert;

    /// @param alert the exception from which the TLS engine at hand derives the alert
    ChainTrust(
            PeerCheck peers,
            List<X509Certificate> authorities,
            Function<Refused, CertificateException> alert) {
        this.peers = peers;
        this.authorities = authorities.toArray(new X509Certificate[0]);
        this.alert = alert;
    }

    private void check(X509Certificate[] chain) throws CertificateException {
        if (peers.checkChain(List.of(chain)) instanceof Refused refused) {
            throw alert.apply(refused);
        }
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkClientTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, Socket socket)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type, SSLEngine engine)
            throws CertificateException {
        check(chain);
    }

    @Override
    public void checkServerTrusted(X509Certificate[] chain, String type)
            throws CertificateException {
        check(chain);
    }

    @Override
    public X509Certificate[] getAcceptedIssuers() {
        return authorities.clone();
    }
}
