package org.lockward.lock.server;

import io.netty.bootstrap.ServerBootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoopGroup;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.unix.SocketGuard;
import org.lockward.lock.unix.SocketPath;
import org.lockward.lock.unix.Uid;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The open doors of a daemon. For one thread.
final class Listeners implements AutoCloseable {

    private final List<Channel> channels = new ArrayList<>();
    private Optional<InetSocketAddress> address = Optional.empty();
    private Optional<SocketGuard> guard = Optional.empty();
    private Optional<FlomDiscovery> discovery = Optional.empty();

    /// Opens them all, or none.
    static Listeners open(ServerConfig config, Threads threads, Daemon daemon, Transport by) {
        Listeners listeners = new Listeners();
        try {
            config.endpoints().socket().ifPresent(s -> listeners.local(s, threads, daemon, by));
            config.endpoints().network().ifPresent(a -> listeners.network(a, threads, daemon, by));
            config.protocols().discovery().ifPresent(group -> listeners.discovery(group, daemon));
            return listeners;
        } catch (LockException e) {
            listeners.close();
            throw e;
        }
    }

    /// On the network, with the port that it got.
    Optional<InetSocketAddress> address() {
        return address;
    }

    private void network(
            InetSocketAddress asked, Threads threads, Daemon daemon, Transport transport) {
        EventLoopGroup first =
                daemon.security().level().encrypted() ? threads.handshake() : threads.table();
        ServerBootstrap bootstrap = new ServerBootstrap().group(threads.accept(), first);
        transport.configure(bootstrap);
        Channel channel =
                bound(bootstrap.childHandler(new Doorman(daemon)).bind(asked), shown(asked));
        address = Optional.of((InetSocketAddress) channel.localAddress());
    }

    private void discovery(InetSocketAddress group, Daemon daemon) {
        discovery = address.map(tcp -> FlomDiscovery.start(group, tcp, daemon.log()));
    }

    private void local(SocketPath socket, Threads threads, Daemon daemon, Transport transport) {
        SocketGuard taken = SocketGuard.take(socket);
        guard = Optional.of(taken);
        ServerBootstrap bootstrap = new ServerBootstrap().group(threads.accept(), threads.table());
        transport.configureLocal(bootstrap);
        bootstrap.childHandler(new LocalDoorman(daemon, Uid.own()));
        taken.bind(path -> bindLocal(bootstrap, path, transport));
    }

    private void bindLocal(ServerBootstrap bootstrap, Path path, Transport transport) {
        var _ = bound(bootstrap.bind(transport.local(path)), "unix:" + path);
    }

    private Channel bound(ChannelFuture binding, String where) {
        binding.awaitUninterruptibly();
        if (!binding.isSuccess()) {
            throw new LockException.Unavailable(
                    new Problem(
                            "cannot listen on " + where + ": " + binding.cause().getMessage(),
                            "another process has the port, or the address is not of this machine",
                            "see who has it: ss -ltnp"),
                    binding.cause());
        }
        channels.add(binding.channel());
        return binding.channel();
    }

    private static String shown(InetSocketAddress address) {
        return address.getAddress().getHostAddress() + ":" + address.getPort();
    }

    /// The socket is removed before nobody listens on it any more: who comes now finds none, and
    /// not one that is dead.
    @Override
    public void close() {
        guard.ifPresent(SocketGuard::close);
        discovery.ifPresent(FlomDiscovery::close);
        channels.forEach(channel -> channel.close().awaitUninterruptibly());
    }
}
