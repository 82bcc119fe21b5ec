package org.lockward.lock.server;

import io.netty.channel.EventLoop;
import io.netty.channel.EventLoopGroup;
import io.netty.channel.MultiThreadIoEventLoopGroup;
import io.netty.util.concurrent.DefaultThreadFactory;

import java.util.List;
import java.util.concurrent.TimeUnit;

/// The threads of one daemon: one accepts, one owns the table, and as many as there are other
/// processors do handshakes: a flood of them leaves the table one to itself.
record Threads(EventLoopGroup accept, EventLoopGroup handshake, EventLoopGroup table) {

    private static final int LONGEST_STOP_SECONDS = 2;

    static Threads start(Transport transport) {
        int processors = Runtime.getRuntime().availableProcessors();
        return new Threads(
                group("accept", 1, transport),
                group("handshake", Math.max(1, processors - 1), transport),
                group("table", 1, transport));
    }

    /// The loop of the one table thread.
    EventLoop tableLoop() {
        return table.next();
    }

    /// Ends them all, with whatever connections they have left.
    void stop() {
        List<EventLoopGroup> all = List.of(accept, handshake, table);
        all.forEach(g -> {
            var _ = g.shutdownGracefully(0, LONGEST_STOP_SECONDS, TimeUnit.SECONDS);
        });
        all.forEach(g -> g.terminationFuture().awaitUninterruptibly());
    }

    private static EventLoopGroup group(String name, int size, Transport transport) {
        return new MultiThreadIoEventLoopGroup(
                size, new DefaultThreadFactory(name, true), transport.handlers());
    }
}
