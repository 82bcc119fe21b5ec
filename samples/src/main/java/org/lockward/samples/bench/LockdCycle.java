package org.lockward.samples.bench;

import redis.clients.jedis.Connection;

import java.util.Arrays;
import java.util.List;

/// LOCK and UNLOCK of lockd, by Jedis. For one thread.
class LockdCycle implements Cycle {

    static final Resp.Verb LOCK = new Resp.Verb("LOCK");
    static final Resp.Verb UNLOCK = new Resp.Verb("UNLOCK");

    private static final byte[] OK = Resp.bytes("OK");

    final Connection connection;
    final byte[] name;
    private byte[] token = {};

    LockdCycle(Connection connection, String lock) {
        this.connection = connection;
        this.name = Resp.bytes(lock);
    }

    static Cycle open(Server server, String lock) throws Exception {
        return new LockdCycle(Resp.connect(server), lock);
    }

    @Override
    public void lock() {
        granted(Resp.call(connection, LOCK, name));
    }

    @Override
    public void unlock() {
        released(Resp.call(connection, UNLOCK, name, token));
    }

    /// A grant in RESP2 is a list: token, its number, and more.
    final void granted(Object reply) {
        if (!(reply instanceof List<?> grant && grant.get(1) instanceof Long number)) {
            throw Resp.unexpected(reply);
        }
        token = Resp.bytes(number);
    }

    static void released(Object reply) {
        if (!(reply instanceof byte[] text && Arrays.equals(text, OK))) {
            throw Resp.unexpected(reply);
        }
    }

    final byte[] token() {
        return token;
    }

    @Override
    public void close() {
        connection.close();
    }
}
