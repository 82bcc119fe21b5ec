package org.lockward.lock.server;

import io.netty.buffer.Unpooled;
import io.netty.channel.Channel;
import io.netty.channel.ChannelInitializer;

import org.lockward.lock.unix.Uid;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Meets every new connection on the UNIX socket: only the daemon's own user and root get in,
/// whatever the modes of files say.
final class LocalDoorman extends ChannelInitializer<Channel> {

    private final Daemon daemon;
    private final Uid own;

    LocalDoorman(Daemon daemon, Uid own) {
        this.daemon = daemon;
        this.own = own;
    }

    @Override
    protected void initChannel(Channel channel) throws IOException {
        LocalPeer peer = LocalPeer.identify(channel);
        channel.pipeline().addLast(new Linger());
        if (!own.trusts(peer.uid())) {
            String detail =
                    "the peer is " + peer.uid() + ", the daemon serves " + own + " and root";
            daemon.log().refusedUser(peer, detail);
            turnAway(channel, "-DENIED uid: " + detail);
            return;
        }
        Optional<String> limit = daemon.admission().enter(peer.uid());
        if (limit.isPresent()) {
            daemon.log().overLimit(peer.address(), limit.get());
            turnAway(channel, "-QUOTA " + limit.get());
            return;
        }
        channel.closeFuture().addListener(closed -> daemon.admission().leave(peer.uid()));
        channel.pipeline().addLast(new Connection(daemon, channel, Optional.empty()));
    }

    private static void turnAway(Channel channel, String words) {
        var _ =
                channel.writeAndFlush(
                        Unpooled.copiedBuffer(words + "\r\n", StandardCharsets.US_ASCII));
        var _ = channel.close();
    }
}
