package org.lockward.lock.server;

import io.netty.channel.Channel;

import java.time.Duration;
import java.util.OptionalLong;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;

/// How long a peer may take over one request, and over reading its replies. For the thread of its
/// channel.
final class Deadlines {

    /// For either.
    static final Duration PATIENCE = Duration.ofSeconds(10);

    private final Channel channel;
    private final Consumer<String> tooSlow;
    private OptionalLong partSince = OptionalLong.empty();
    private OptionalLong fullSince = OptionalLong.empty();
    private boolean armed;

    /// @param tooSlow told what it was that the peer was too slow at
    Deadlines(Channel channel, Consumer<String> tooSlow) {
        this.channel = channel;
        this.tooSlow = tooSlow;
    }

    /// @param some whether a whole request has come
    /// @param part whether a part of the next one is there
    void requests(boolean some, boolean part) {
        if (!part || some) {
            partSince = OptionalLong.empty();
        }
        if (part && partSince.isEmpty()) {
            partSince = OptionalLong.of(System.nanoTime());
            arm(PATIENCE.toNanos());
        }
    }

    /// @param writable whether there is room for more replies
    void writable(boolean writable) {
        fullSince = writable ? OptionalLong.empty() : OptionalLong.of(System.nanoTime());
        if (!writable) {
            arm(PATIENCE.toNanos());
        }
    }

    private void arm(long nanos) {
        if (!armed) {
            armed = true;
            var _ = channel.eventLoop().schedule(this::look, nanos, TimeUnit.NANOSECONDS);
        }
    }

    private void look() {
        armed = false;
        long part = left(partSince);
        long full = left(fullSince);
        if (!channel.isActive()) {
            return;
        }
        if (part <= 0) {
            tooSlow.accept("a request takes longer than " + PATIENCE.toSeconds() + " s to arrive");
        } else if (full <= 0) {
            tooSlow.accept("replies are not read for " + PATIENCE.toSeconds() + " s");
        } else if (partSince.isPresent() || fullSince.isPresent()) {
            arm(Math.min(part, full));
        }
    }

    private static long left(OptionalLong since) {
        return since.isEmpty()
                ? PATIENCE.toNanos()
                : PATIENCE.toNanos() - (System.nanoTime() - since.getAsLong());
    }
}
