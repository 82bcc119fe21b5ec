package org.lockward.samples.bench;

import redis.clients.jedis.Connection;

import java.util.List;

/// The release travels together with the next request: a pair is one round trip. For one thread.
final class PipelinedLockdCycle extends LockdCycle {

    private boolean held;

    private PipelinedLockdCycle(Connection connection, String lock) {
        super(connection, lock);
    }

    static Cycle open(Server server, String lock) throws Exception {
        return new PipelinedLockdCycle(Resp.connect(server), lock);
    }

    @Override
    public void pair() {
        if (!held) {
            lock();
            held = true;
        }
        connection.sendCommand(UNLOCK, name, token());
        connection.sendCommand(LOCK, name);
        List<Object> replies = connection.getMany(2);
        released(replies.getFirst());
        granted(replies.getLast());
    }
}
