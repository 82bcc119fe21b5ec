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
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import io.netty.handler.ssl.SslProvider;

import org.lockward.lock.wire.Request;
import org.lockward.lock.wire.RequestEncoder;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

import javax.net.ssl.SSLException;

/// Many sessions of few nodes, which say one PING and then nothing.
final class Crowd implements AutoCloseable {

    /// Handshakes under way at once: fewer than a daemon does with one address.
    private static final int AT_ONCE = 32;

    private final EventLoopGroup loop =
            new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory());
    private final List<Channel> channels = new ArrayList<>();
    private final Semaphore greeted = new Semaphore(AT_ONCE);
    private final InetSocketAddress daemon;

    Crowd(InetSocketAddress daemon) {
        this.daemon = daemon;
    }

    /// Opens so many sessions of that node, from that address of loopback.
    void join(Path bundle, int sessions, String from) throws SSLException, InterruptedException {
        SslContext tls =
                SslContextBuilder.forClient()
                        .sslProvider(SslProvider.OPENSSL)
                        .endpointIdentificationAlgorithm("")
                        .trustManager(bundle.resolve("ca.pem").toFile())
                        .keyManager(
                                bundle.resolve("chain.pem").toFile(),
                                bundle.resolve("key.pem").toFile())
                        .build();
        Bootstrap one = new Bootstrap().group(loop).channel(EpollSocketChannel.class);
        one.handler(
                new ChannelInitializer<Channel>() {
                    @Override
                    protected void initChannel(Channel made) {
                        made.pipeline().addLast(tls.newHandler(made.alloc()), new Member());
                    }
                });
        for (int i = 0; i < sessions; i++) {
            take(1);
            channels.add(one.connect(daemon, new InetSocketAddress(from, 0)).sync().channel());
        }
        take(AT_ONCE);
        greeted.release(AT_ONCE);
    }

    private void take(int permits) throws InterruptedException {
        if (!greeted.tryAcquire(permits, 60, TimeUnit.SECONDS)) {
            throw new AssertionError("no answer for 60 s; open are " + open());
        }
    }

    long open() {
        return channels.stream().filter(Channel::isActive).count();
    }

    private final class Member extends SimpleChannelInboundHandler<ByteBuf> {
        @Override
        public void channelActive(ChannelHandlerContext context) {
            byte[] ping = RequestEncoder.encode(new Request.Ping(Optional.empty()));
            var _ = context.writeAndFlush(Unpooled.wrappedBuffer(ping));
        }

        @Override
        protected void channelRead0(ChannelHandlerContext context, ByteBuf bytes) {
            greeted.release();
        }
    }

    @Override
    public void close() {
        loop.shutdownGracefully(0, 1, TimeUnit.SECONDS).syncUninterruptibly();
    }
}
