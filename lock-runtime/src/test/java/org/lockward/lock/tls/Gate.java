package org.lockward.lock.tls;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.ChannelInboundHandlerAdapter;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.handler.ssl.SslHandler;
import io.netty.handler.ssl.SslHandshakeCompletionEvent;

import org.lockward.lock.tls.PeerVerdict.Accepted;
import org.lockward.lock.tls.PeerVerdict.Refused;

import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// The smallest server with our TLS: after the handshake it says `accepted` or the reason word, and
/// closes. What it decided is also here to be read.
final class Gate implements AutoCloseable {

    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, NioIoHandler.newFactory());
    private final BlockingQueue<String> verdicts = new LinkedBlockingQueue<>();
    private final Channel listener;

    Gate(Supplier<ServerTls> tls) {
        listener =
                new ServerBootstrap()
                        .group(loop)
                        .channel(NioServerSocketChannel.class)
                        .childHandler(
                                new ChannelInitializer<Channel>() {
                                    @Override
                                    protected void initChannel(Channel channel) {
                                        ServerTls now = tls.get();
                                        SslHandler ssl = now.handler(channel.alloc());
                                        channel.pipeline().addLast(ssl, new Keeper(now, ssl));
                                    }
                                })
                        .bind("127.0.0.1", 0)
                        .syncUninterruptibly()
                        .channel();
    }

    int port() {
        return ((InetSocketAddress) listener.localAddress()).getPort();
    }

    /// What was decided about the next connection, in the order of arrival.
    BlockingQueue<String> verdicts() {
        return verdicts;
    }

    private final class Keeper extends ChannelInboundHandlerAdapter {

        private final ServerTls tls;
        private final SslHandler ssl;

        Keeper(ServerTls tls, SslHandler ssl) {
            this.tls = tls;
            this.ssl = ssl;
        }

        @Override
        public void userEventTriggered(ChannelHandlerContext context, Object event) {
            if (event instanceof SslHandshakeCompletionEvent done) {
                PeerVerdict verdict =
                        done.isSuccess()
                                ? tls.peers().check(ssl.engine().getSession())
                                : HandshakeFailure.explain(done.cause());
                String word = word(verdict);
                verdicts.add(word);
                context.writeAndFlush(Unpooled.copiedBuffer(word + "\n", StandardCharsets.US_ASCII))
                        .addListener(ChannelFutureListener.CLOSE);
            }
        }

        @Override
        public void exceptionCaught(ChannelHandlerContext context, Throwable cause) {
            var _ = context.close();
        }
    }

    static String word(PeerVerdict verdict) {
        return switch (verdict) {
            case Accepted _ -> "accepted";
            case Refused refused -> refused.reason().word();
        };
    }

    @Override
    public void close() {
        listener.close().syncUninterruptibly();
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
