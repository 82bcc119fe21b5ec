package org.lockward.samples.bench;

import io.netty.bootstrap.Bootstrap;
import io.netty.channel.Channel;
import io.netty.channel.ChannelHandlerContext;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.channel.epoll.EpollIoHandler;
import io.netty.channel.epoll.EpollSocketChannel;
import io.netty.handler.ssl.SslContext;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.security.cert.Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/// What a session costs that says nothing, and what a name costs that is held: memory of a daemon
/// of its own before and after.
final class IdleSessions {

    /// Below the daemon's limits for one node, for one address, and for handshakes of one.
    private static final int SESSIONS_OF_A_NODE = 900;

    private static final int NODES_OF_AN_ADDRESS = 3;
    private static final int AT_ONCE = 16;
    private static final String KEY_EXCHANGE = "X25519";
    private static final int STACK_WARMING = 2_000;

    private final Testbed bed;
    private final Server server;
    private final EventLoopGroup thread;
    private final List<SslContext> nodes = new ArrayList<>();

    private IdleSessions(Testbed bed, Server server, EventLoopGroup thread) {
        this.bed = bed;
        this.server = server;
        this.thread = thread;
    }

    static Section run(Testbed bed) throws Exception {
        try (Server server = bed.daemon().start("lockd-idle", "");
                EventLoopGroup thread =
                        new MultiThreadIoEventLoopGroup(1, EpollIoHandler.newFactory())) {
            return new IdleSessions(bed, server, thread).measure(bed.options().idleSessions());
        }
    }

    private Section measure(int sessions) throws Exception {
        Certificate lockd = certificate(bed.daemon().own());
        for (int node = 0; node * SESSIONS_OF_A_NODE < sessions; node++) {
            Credentials own = bed.fleet().enroll("idle-" + node);
            nodes.add(TlsClients.context(own, lockd, KEY_EXCHANGE));
        }
        Jcmd jcmd = new Jcmd(bed.programs(), server);
        // So many handshakes first that the heap has had its shape, and every path its code.
        close(open(Math.min(sessions, STACK_WARMING)));
        long heap = jcmd.liveHeapBytes();
        long resident = server.residentBytes();
        Queue<Channel> open = open(sessions);
        double heapEach = (jcmd.liveHeapBytes() - heap) / (double) sessions;
        double residentEach = (server.residentBytes() - resident) / (double) sessions;
        close(open);
        Table table = new Table("sessions", "resident bytes each", "of which live objects");
        table.row(sessions, Finding.figure(residentEach), Finding.figure(heapEach));
        return new Section(
                table.text(),
                List.of(
                        Finding.atMost(
                                sessions + " idle mutual-TLS sessions, bytes each",
                                "under 10,000",
                                10_000,
                                residentEach)));
    }

    private static Certificate certificate(Credentials of) throws Exception {
        return Credentials.certificates(of.chain()).iterator().next();
    }

    private Queue<Channel> open(int sessions) throws IOException, InterruptedException {
        Opening opening = new Opening();
        for (int i = 0; i < sessions && opening.failures.isEmpty(); i++) {
            int node = i / SESSIONS_OF_A_NODE;
            String from = "127.0.0." + (2 + node / NODES_OF_AN_ADDRESS);
            Bootstrap bootstrap =
                    new Bootstrap()
                            .group(thread)
                            .channel(EpollSocketChannel.class)
                            .localAddress(new InetSocketAddress(from, 0));
            opening.places.acquire();
            new TlsClients(server, bootstrap, nodes.get(node)).connect(opening);
        }
        boolean all = opening.places.tryAcquire(AT_ONCE, 1, TimeUnit.MINUTES);
        if (!all || !opening.failures.isEmpty()) {
            throw new IOException("a session was not opened: " + opening.failures.peek());
        }
        return opening.open;
    }

    private static final class Opening implements TlsClients.Fate {

        private final Semaphore places = new Semaphore(AT_ONCE);
        private final Queue<Channel> open = new ConcurrentLinkedQueue<>();
        private final Queue<Throwable> failures = new ConcurrentLinkedQueue<>();

        @Override
        public void answered(ChannelHandlerContext ctx) {
            open.add(ctx.channel());
            places.release();
        }

        @Override
        public void failed(Throwable cause) {
            failures.add(cause);
            places.release();
        }
    }

    /// Waits until the daemon has seen all of them go.
    private void close(Queue<Channel> open) throws Exception {
        for (Channel channel : open) {
            channel.close().sync();
        }
        try (redis.clients.jedis.Connection own = Resp.connect(server)) {
            while (!Resp.info(own).contains("connected_clients:1\r\n")) {
                Thread.sleep(20);
            }
        }
    }
}
