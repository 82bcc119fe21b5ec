package org.lockward.lock.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;
import io.netty.channel.ChannelPipeline;
import io.netty.channel.socket.SocketChannel;
import io.netty.handler.ssl.SslHandler;

import org.lockward.lock.tls.ServerTls;

import java.net.InetAddress;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// Meets every new connection: counts it, and gives it the handlers of the security level.
final class Doorman extends ChannelInitializer<SocketChannel> {

    /// A fatal alert, internal_error (RFC 8446, sections 5.1 and 6), before any handshake.
    private static final byte[] ALERT = {21, 3, 3, 0, 2, 2, 80};

    private final Daemon daemon;

    Doorman(Daemon daemon) {
        this.daemon = daemon;
    }

    @Override
    protected void initChannel(SocketChannel channel) {
        InetAddress address = channel.remoteAddress().getAddress();
        channel.pipeline().addLast(new Linger());
        Optional<String> limit = daemon.admission().enter(address);
        if (limit.isPresent()) {
            turnAway(channel, limit.get());
            return;
        }
        channel.closeFuture().addListener(closed -> daemon.admission().leave(address));
        switch (daemon.security()) {
            case Security.None none ->
                    channel.pipeline().addLast(new Connection(daemon, channel, Optional.empty()));
            case Security.Certified certified ->
                    startHandshake(channel, certified.material().server(), address);
        }
    }

    private void startHandshake(SocketChannel channel, ServerTls tls, InetAddress address) {
        Optional<String> limit = daemon.admission().startHandshake(address);
        if (limit.isPresent()) {
            turnAway(channel, limit.get());
            return;
        }
        SslHandler handler = tls.handler(channel.alloc());
        handler.setHandshakeTimeout(
                ServerConfig.HANDSHAKE_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
        ChannelPipeline pipeline = channel.pipeline();
        pipeline.addLast(handler);
        pipeline.addLast(new Handshake(daemon, tls, address));
    }

    /// No handshake for somebody who cannot stay: an error in plain where that is the protocol,
    /// elsewhere an alert; the reason is in the log.
    private void turnAway(Channel channel, String limit) {
        daemon.log().overLimit(Connection.address(channel), limit);
        byte[] words =
                daemon.security().level().encrypted()
                        ? ALERT
                        : ("-QUOTA " + limit + "\r\n").getBytes(StandardCharsets.US_ASCII);
        var _ = channel.writeAndFlush(Unpooled.wrappedBuffer(words));
        var _ = channel.close();
    }
}
