package org.lockward.samples.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelOption;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.OpenSslContextOption;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslProvider;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.security.cert.Certificate;

/// Makes clients on Netty with BoringSSL: each does a full mutual handshake, asks for a sign of
/// life and gets it. Only then has the server accepted its certificate.
///
/// @param server whom they talk to
/// @param bootstrap with its thread
/// @param tls our side of TLS
record TlsClients(Server server, Bootstrap bootstrap, SslContext tls) {

    private static final byte[] PING = "*1\r\n$4\r\nPING\r\n".getBytes(StandardCharsets.US_ASCII);
    private static final String PONG = "+PONG\r\n";

    /// What becomes of a client.
    interface Fate {

        /// The server has answered.
        void answered(ChannelHandlerContext ctx);

        /// It came to nothing.
        void failed(Throwable cause);
    }

    /// A client's side of TLS: the key exchange, its certificate, the one certificate that it
    /// takes.
    static SslContext context(Credentials own, Certificate expected, String... groups)
            throws IOException, GeneralSecurityException {
        return SslContextBuilder.forClient()
                .sslProvider(SslProvider.OPENSSL_REFCNT)
                .keyManager(own.chain().toFile(), own.key().toFile())
                .trustManager(new PinnedTrust(expected))
                .protocols("TLSv1.3")
                .ciphers(java.util.List.of("TLS_AES_128_GCM_SHA256"))
                .option(OpenSslContextOption.GROUPS, groups)
                .endpointIdentificationAlgorithm(null)
                .build();
    }

    /// Connects one; its fate is told on the thread of the bootstrap.
    void connect(Fate fate) {
        bootstrap
                .clone()
                .option(ChannelOption.TCP_NODELAY, true)
                .handler(
                        new ChannelInitializer<SocketChannel>() {
                            @Override
                            protected void initChannel(SocketChannel channel) {
                                SslHandler handler = tls.newHandler(channel.alloc());
                                handler.handshakeFuture()
                                        .addListener(shaken -> {
                                            if (!shaken.isSuccess()) {
                                                fate.failed(shaken.cause());
                                            }
                                        });
                                channel.pipeline().addLast(handler, new Asking(fate));
                            }
                        })
                .connect(Programs.LOOPBACK, server.port())
                .addListener(connected -> {
                    if (!connected.isSuccess()) {
                        fate.failed(connected.cause());
                    }
                });
    }

    private static final class Asking extends SimpleChannelInboundHandler<ByteBuf> {

        private final Fate fate;

        Asking(Fate fate) {
            this.fate = fate;
        }

        @Override
        public void channelActive(ChannelHandlerContext ctx) {
            var _ = ctx.writeAndFlush(Unpooled.wrappedBuffer(PING));
        }

        @Override
        protected void channelRead0(ChannelHandlerContext ctx, ByteBuf answer) {
            String text = answer.toString(StandardCharsets.US_ASCII);
            if (text.equals(PONG)) {
                fate.answered(ctx);
            } else {
                fate.failed(new IOException("the server says " + text));
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext ctx, Throwable cause) {
            fate.failed(cause);
            var _ = ctx.close();
        }
    }
}
