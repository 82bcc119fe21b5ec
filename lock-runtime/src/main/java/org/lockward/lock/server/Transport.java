package org.lockward.lock.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.ChannelOption;
import io.netty.channel.IoHandlerFactory;
import io.netty.channel.WriteBufferWaterMark;
import io.netty.channel.epoll.Epoll;
import io.netty.channel.epoll.EpollChannelOption;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollServerDomainSocketChannel;
import io.netty.channel.epoll.EpollServerSocketChannel;
import io.netty.channel.nio.NioIoHandler;
import io.netty.channel.socket.nio.NioServerDomainSocketChannel;
import io.netty.channel.socket.nio.NioServerSocketChannel;
import io.netty.channel.unix.DomainSocketAddress;

import java.net.SocketAddress;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.util.Locale;

/// What moves the bytes: Linux's epoll, or the JDK's selectors where the native library does not
/// load.
enum Transport {
    EPOLL,
    NIO;

    private static final int BACKLOG = 4096;
    private static final int LOW_WATER = 128 * 1024;
    private static final int HIGH_WATER = 512 * 1024;

    /// Seconds of silence before the kernel asks a peer's kernel, between two questions, and how
    /// often: a host that is gone is found within 25 s, whatever its software.
    private static final int KEEP_IDLE = 10;

    private static final int KEEP_INTERVAL = 5;
    private static final int KEEP_COUNT = 3;
    private static final int USER_TIMEOUT_MILLIS = 25_000;

    static Transport best() {
        return Epoll.isAvailable() ? EPOLL : NIO;
    }

    String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    IoHandlerFactory handlers() {
        return switch (this) {
            case EPOLL -> EpollIoHandler.newFactory();
            case NIO -> NioIoHandler.newFactory();
        };
    }

    void configure(ServerBootstrap bootstrap) {
        bootstrap
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .option(ChannelOption.SO_REUSEADDR, true)
                .childOption(ChannelOption.TCP_NODELAY, true)
                .childOption(ChannelOption.SO_KEEPALIVE, true)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(LOW_WATER, HIGH_WATER));
        switch (this) {
            case EPOLL ->
                    bootstrap
                            .channel(EpollServerSocketChannel.class)
                            .childOption(EpollChannelOption.TCP_KEEPIDLE, KEEP_IDLE)
                            .childOption(EpollChannelOption.TCP_KEEPINTVL, KEEP_INTERVAL)
                            .childOption(EpollChannelOption.TCP_KEEPCNT, KEEP_COUNT)
                            .childOption(EpollChannelOption.TCP_USER_TIMEOUT, USER_TIMEOUT_MILLIS);
            case NIO -> bootstrap.channel(NioServerSocketChannel.class);
        }
    }

    /// For UNIX sockets, which have no options of TCP.
    void configureLocal(ServerBootstrap bootstrap) {
        bootstrap
                .option(ChannelOption.SO_BACKLOG, BACKLOG)
                .childOption(
                        ChannelOption.WRITE_BUFFER_WATER_MARK,
                        new WriteBufferWaterMark(LOW_WATER, HIGH_WATER))
                .channel(
                        switch (this) {
                            case EPOLL -> EpollServerDomainSocketChannel.class;
                            case NIO -> NioServerDomainSocketChannel.class;
                        });
    }

    /// The path as an address.
    SocketAddress local(Path path) {
        return switch (this) {
            case EPOLL -> new DomainSocketAddress(path.toFile());
            case NIO -> UnixDomainSocketAddress.of(path);
        };
    }
}
