package org.lockward.lock.server;

import io.netty.channel.Channel;
import io.netty.channel.epoll.EpollDomainSocketChannel;
import io.netty.channel.socket.nio.NioChannelOption;
import io.netty.channel.unix.PeerCredentials;
import io.netty.util.AttributeKey;

import jdk.net.ExtendedSocketOptions;
import jdk.net.UnixDomainPrincipal;

import org.lockward.lock.unix.PeerUid;
import org.lockward.lock.unix.Uid;

import java.io.IOException;
import java.util.Optional;

/// The process at the other end of a UNIX socket, as the kernel says.
///
/// @param process its number; 0 where the transport does not tell
record LocalPeer(Uid uid, int process) {

    private static final AttributeKey<LocalPeer> KEY = AttributeKey.valueOf("local-peer");

    /// Asks the kernel, and remembers it with the channel.
    static LocalPeer identify(Channel channel) throws IOException {
        LocalPeer peer = ask(channel);
        channel.attr(KEY).set(peer);
        return peer;
    }

    /// Who it is, where it was identified: on UNIX sockets.
    static Optional<LocalPeer> of(Channel channel) {
        return channel.hasAttr(KEY)
                ? Optional.ofNullable(channel.attr(KEY).get())
                : Optional.empty();
    }

    private static LocalPeer ask(Channel channel) throws IOException {
        if (channel instanceof EpollDomainSocketChannel epoll) {
            PeerCredentials peer = epoll.peerCredentials();
            return new LocalPeer(new Uid(peer.uid()), peer.pid());
        }
        UnixDomainPrincipal peer =
                channel.config().getOption(NioChannelOption.of(ExtendedSocketOptions.SO_PEERCRED));
        return new LocalPeer(PeerUid.of(peer), 0);
    }

    /// For logs and lists: `pid:4711`.
    String address() {
        return "pid:" + process;
    }
}
