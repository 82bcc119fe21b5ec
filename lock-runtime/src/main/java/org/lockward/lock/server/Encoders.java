package org.lockward.lock.server;

import org.lockward.lock.wire.ReplyEncoder;

import java.util.ArrayDeque;
import java.util.Deque;

/// Buffers for replies, lent to connections that have something to send: a silent session has none.
/// For the table's thread.
final class Encoders {

    private static final int MOST_KEPT = 64;

    private final Deque<ReplyEncoder> free = new ArrayDeque<>();

    /// An empty one.
    ReplyEncoder take() {
        ReplyEncoder encoder = free.poll();
        return encoder == null ? new ReplyEncoder() : encoder;
    }

    void giveBack(ReplyEncoder encoder) {
        encoder.clear();
        if (free.size() < MOST_KEPT) {
            free.push(encoder);
        }
    }
}
