package org.lockward.lock.server;

import io.netty.bootstrap.Bootstrap;
import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.SimpleChannelInboundHandler;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;

import org.lockward.lock.wire.Request;
import org.lockward.lock.wire.RequestEncoder;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

/// A client whose TLS is BoringSSL with Netty's defaults: it has the post-quantum group that the
/// JDK lacks.
final class BoringPeer implements AutoCloseable {

    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final BlockingQueue<String> heard = new LinkedBlockingQueue<>();
    private final Channel channel;

    BoringPeer(Path bundle, int port) throws SSLException {
        SslContext tls =
                SslContextBuilder.forClient()
                        .sslProvider(SslProvider.OPENSSL)
                        .endpointIdentificationAlgorithm("")
                        .trustManager(bundle.resolve("ca.pem").toFile())
                        .keyManager(
                                bundle.resolve("chain.pem").toFile(),
                                bundle.resolve("key.pem").toFile())
                        .build();
        channel =
                new Bootstrap()
                        .group(loop)
                        .channel(NioSocketChannel.class)
                        .handler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel made) {
                                        made.pipeline()
                                                .addLast(tls.newHandler(made.alloc()), new Ear());
                                    }
                                })
                        .connect("127.0.0.1", port)
                        .syncUninterruptibly()
                        .channel();
    }

    /// What the daemon answers to a PING.
    String ping() throws InterruptedException {
        byte[] ping = RequestEncoder.encode(new Request.Ping(Optional.empty()));
        var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(ping));
        return String.valueOf(heard.poll(15, TimeUnit.SECONDS));
    }

    private final class Ear extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
            heard.add(bytes.toString(StandardCharsets.US_ASCII).strip());
        }
    }

    @Override
    public void close() {
        channel.close().syncUninterruptibly();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
