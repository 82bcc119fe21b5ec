package org.lockward.samples.bench;

import redis.clients.jedis.Connection;

import java.nio.charset.StandardCharsets;
import java.util.List;

/// Redis's usual lock, by Jedis: SET NX PX, and a script that deletes what is still ours. Who finds
/// it taken asks again a millisecond later. For one thread.
class RedisCycle implements Cycle {

    private static final Resp.Verb SET = new Resp.Verb("SET");
    private static final Resp.Verb EVALSHA = new Resp.Verb("EVALSHA");
    private static final byte[] NX = Resp.bytes("NX");
    private static final byte[] PX = Resp.bytes("PX");
    private static final byte[] LEASE = Resp.bytes(30_000);
    private static final byte[] ONE = Resp.bytes(1);
    private static final long POLL_MILLIS = 1;

    /// The text in Redis's documentation of SET.
    private static final String DELETE_OWN =
            "if redis.call(\"get\",KEYS[1]) == ARGV[1] then return redis.call(\"del\",KEYS[1]) else"
                    + " return 0 end";

    private final Connection connection;
    private final byte[] name;
    private final byte[] deleteOwn;

    /// Fencing is unknown to Redis: a value that nobody else has is all that it needs.
    private long value = System.identityHashCode(this) * 10_000_000_000L;

    private byte[] current = {};
    private boolean held;

    RedisCycle(Connection connection, String lock) {
        this.connection = connection;
        this.name = Resp.bytes(lock);
        Object sha =
                Resp.call(
                        connection,
                        new Resp.Verb("SCRIPT"),
                        Resp.bytes("LOAD"),
                        DELETE_OWN.getBytes(StandardCharsets.US_ASCII));
        this.deleteOwn = (byte[]) sha;
    }

    static Cycle open(Server server, String lock) throws Exception {
        return new RedisCycle(Resp.connect(server), lock);
    }

    static Cycle pipelined(Server server, String lock) throws Exception {
        return new RedisCycle(Resp.connect(server), lock) {
            @Override
            public void pair() throws Exception {
                pipelinedPair();
            }
        };
    }

    @Override
    public void lock() throws InterruptedException {
        next();
        while (true) {
            sendSet();
            if (connection.getOne() != null) {
                return;
            }
            Thread.sleep(POLL_MILLIS);
        }
    }

    @Override
    public void unlock() {
        sendDelete();
        deleted(connection.getOne());
    }

    final void pipelinedPair() throws InterruptedException {
        if (!held) {
            lock();
            held = true;
        }
        sendDelete();
        next();
        sendSet();
        List<Object> replies = connection.getMany(2);
        deleted(replies.getFirst());
        if (replies.getLast() == null) {
            throw Resp.unexpected("somebody else has the lock");
        }
    }

    private void next() {
        current = Resp.bytes(++value);
    }

    private void sendSet() {
        connection.sendCommand(SET, name, current, NX, PX, LEASE);
    }

    private void sendDelete() {
        connection.sendCommand(EVALSHA, deleteOwn, ONE, name, current);
    }

    private static void deleted(Object reply) {
        if (!(reply instanceof Long one && one == 1)) {
            throw Resp.unexpected(reply);
        }
    }

    /// Redis frees nothing when its holder goes: a lock that is left behind lasts half a minute.
    @Override
    public void close() {
        if (held) {
            unlock();
        }
        connection.close();
    }
}
