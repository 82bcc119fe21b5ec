package org.lockward.lock.server;

import java.nio.ByteBuffer;
import java.security.GeneralSecurityException;

import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;

/// The first message of a handshake, as a real client sends it.
final class ClientHello {

    private ClientHello() {}

    static byte[] real() {
        try {
            SSLEngine engine = SSLContext.getDefault().createSSLEngine();
            engine.setUseClientMode(true);
            engine.setEnabledProtocols(new String[] {"TLSv1.3"});
            ByteBuffer bytes = ByteBuffer.allocate(engine.getSession().getPacketBufferSize());
            engine.wrap(ByteBuffer.allocate(0), bytes);
            byte[] hello = new byte[bytes.flip().remaining()];
            bytes.get(hello);
            return hello;
        } catch (GeneralSecurityException | SSLException e) {
            throw new AssertionError("every JDK has TLS 1.3", e);
        }
    }
}
