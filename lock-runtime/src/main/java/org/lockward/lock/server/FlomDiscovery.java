package org.lockward.lock.server;

import org.lockward.lock.flom.FlomAnswer;
import org.lockward.lock.flom.FlomReader;
import org.lockward.lock.flom.FlomRequest;
import org.lockward.lock.flom.FlomWriter;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.wire.ProtocolException;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.Inet4Address;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.AsynchronousCloseException;
import java.nio.channels.DatagramChannel;
import java.util.List;

/// Tells FLoM's clients that ask in a multicast group on which TCP port we are. One thread of its
/// own; closed by any.
///
/// Nobody is proven to be anybody in a datagram: what we say helps to find a daemon, never to trust
/// it. Only the one question is answered, with fewer than twice its bytes, and at most a hundred
/// times a second, so that nobody can be flooded through us.
final class FlomDiscovery implements AutoCloseable {

    private static final int ANSWERS_PER_SECOND = 100;

    private final DatagramChannel channel;
    private final byte[] answer;
    private final Thread thread;
    private final PeerLog log;
    private long second;
    private int answered;

    private FlomDiscovery(DatagramChannel channel, InetSocketAddress tcp, PeerLog log) {
        this.channel = channel;
        this.log = log;
        this.answer =
                FlomWriter.bytes(new FlomAnswer.Here(address(tcp.getAddress()), tcp.getPort()));
        this.thread = Thread.ofPlatform().name("flom-discovery").daemon().unstarted(this::serve);
    }

    /// Joins the group on the interfaces of the address where TCP listens.
    ///
    /// @throws LockException.Unavailable the port is taken, or there is no such interface
    static FlomDiscovery start(InetSocketAddress group, InetSocketAddress tcp, PeerLog log) {
        try {
            DatagramChannel channel = open(group);
            FlomDiscovery discovery = new FlomDiscovery(channel, tcp, log);
            for (NetworkInterface each : interfaces(tcp.getAddress())) {
                channel.join(group.getAddress(), each);
            }
            discovery.thread.start();
            return discovery;
        } catch (IOException e) {
            throw new LockException.Unavailable(
                    new Problem(
                            "cannot answer on " + group + ": " + e.getMessage(),
                            "another process has the UDP port, or no interface does multicast",
                            "see who has it: ss -lunp"),
                    e);
        }
    }

    @Override
    public void close() {
        try {
            channel.close();
            thread.join();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void serve() {
        ByteBuffer datagram = ByteBuffer.allocate(FlomReader.MAX_REQUEST + 1);
        while (channel.isOpen()) {
            try {
                datagram.clear();
                SocketAddress peer = channel.receive(datagram);
                if (isQuestion(datagram.flip()) && mayAnswer()) {
                    channel.send(ByteBuffer.wrap(answer), peer);
                }
            } catch (AsynchronousCloseException e) {
                return;
            } catch (IOException e) {
                log.refused("-", "flom-discovery", String.valueOf(e.getMessage()));
            }
        }
    }

    /// Exactly one message, and nothing behind it.
    private static boolean isQuestion(ByteBuffer datagram) {
        try {
            return FlomReader.request(datagram)
                            .filter(FlomRequest.Discover.class::isInstance)
                            .isPresent()
                    && !datagram.hasRemaining();
        } catch (ProtocolException e) {
            return false;
        }
    }

    private boolean mayAnswer() {
        long now = System.nanoTime() / 1_000_000_000;
        answered = now == second ? answered + 1 : 1;
        second = now;
        return answered <= ANSWERS_PER_SECOND;
    }

    /// Empty stands for the address that our datagram comes from.
    private static String address(InetAddress tcp) {
        return tcp.isAnyLocalAddress() ? "" : tcp.getHostAddress();
    }

    private static DatagramChannel open(InetSocketAddress group) throws IOException {
        DatagramChannel channel =
                DatagramChannel.open(
                        group.getAddress() instanceof Inet4Address
                                ? StandardProtocolFamily.INET
                                : StandardProtocolFamily.INET6);
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        return channel.bind(group);
    }

    private static List<NetworkInterface> interfaces(InetAddress tcp) throws IOException {
        if (!tcp.isAnyLocalAddress()) {
            NetworkInterface its = NetworkInterface.getByInetAddress(tcp);
            if (its == null) {
                throw new IOException("no interface has the address " + tcp.getHostAddress());
            }
            return List.of(its);
        }
        List<NetworkInterface> all =
                NetworkInterface.networkInterfaces().filter(FlomDiscovery::joins).toList();
        if (all.isEmpty()) {
            throw new IOException("no interface does multicast");
        }
        return all;
    }

    private static boolean joins(NetworkInterface one) {
        try {
            return one.isUp() && one.supportsMulticast();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
