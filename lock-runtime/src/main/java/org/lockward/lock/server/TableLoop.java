package org.lockward.lock.server;

import io.netty.channel.Channel;
import io.netty.channel.ChannelFuture;
import io.netty.channel.EventLoop;

import org.lockward.lock.session.Sessions;
import org.lockward.lock.wire.RequestReader;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalLong;
import java.util.Set;
import java.util.concurrent.TimeUnit;

/// The one thread that owns the sessions and their lock table, and the connections that it serves.
/// All methods but [#register] are for that thread.
///
/// Whatever happens marks connections as touched; [#settle] then lets each of them handle what it
/// has got and sends its replies in one piece, until nobody is touched any more. So one connection
/// never runs inside of another, however long a chain of grants is.
final class TableLoop {

    private final EventLoop loop;
    private final Sessions sessions;
    private final Deque<Connection> touched = new ArrayDeque<>();
    private final Set<Connection> connections = new LinkedHashSet<>();
    private final Encoders encoders = new Encoders();
    private final RequestReader reader = new RequestReader();
    private boolean settling;
    private OptionalLong alarmNanos = OptionalLong.empty();

    TableLoop(EventLoop loop, Sessions sessions) {
        this.loop = loop;
        this.sessions = sessions;
    }

    /// The clock of sessions and table.
    static long now() {
        return System.nanoTime();
    }

    /// Buffers for replies.
    Encoders encoders() {
        return encoders;
    }

    /// What all connections read their requests with.
    RequestReader reader() {
        return reader;
    }

    Sessions sessions() {
        return sessions;
    }

    /// Makes this thread the one of that channel.
    ChannelFuture register(Channel channel) {
        return loop.register(channel);
    }

    void add(Connection connection) {
        connections.add(connection);
    }

    void remove(Connection connection) {
        connections.remove(connection);
    }

    List<Connection> connections() {
        return List.copyOf(connections);
    }

    void touch(Connection connection) {
        touched.add(connection);
    }

    /// Sending can call back into here (there is room again, the peer is gone): the call that runs
    /// already sees to that.
    void settle() {
        if (settling) {
            return;
        }
        settling = true;
        try {
            for (Connection c = touched.poll(); c != null; c = touched.poll()) {
                c.work();
            }
        } finally {
            settling = false;
        }
        setAlarm();
    }

    /// One alarm is set at a time, for the earliest end of a wait or a lease; one that comes for
    /// nothing sets the next.
    private void setAlarm() {
        OptionalLong next = sessions.nextDeadlineNanos();
        if (next.isPresent()
                && (alarmNanos.isEmpty() || next.getAsLong() - alarmNanos.getAsLong() < 0)) {
            alarmNanos = next;
            long delay = Math.max(0, next.getAsLong() - now());
            long mine = next.getAsLong();
            var _ = loop.schedule(() -> ring(mine), delay, TimeUnit.NANOSECONDS);
        }
    }

    private void ring(long set) {
        if (alarmNanos.isPresent() && alarmNanos.getAsLong() == set) {
            alarmNanos = OptionalLong.empty();
        }
        sessions.expire(now());
        settle();
    }
}
