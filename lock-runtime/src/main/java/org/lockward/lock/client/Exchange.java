package org.lockward.lock.client;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.wire.Reply;

import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;

/// One request under way and what comes of it. For all threads; [#answer] and [#queued] are for the
/// one that reads.
class Exchange extends CompletableFuture<Reply> {

    /// When the request went out: the daemon heard of us no earlier.
    volatile long sentNanos;

    private volatile boolean queued;

    /// The answer has come, or the end of the wait that it announced.
    void answer(Reply reply) {
        complete(reply);
    }

    /// The answer was that the end comes later, as a push.
    void queued() {
        queued = true;
    }

    /// The number of the wait that a push may end; 0 where there is none.
    long waitId() {
        return 0;
    }

    /// Whether reading on is pointless for whoever waits for this: it is over, or may take long.
    boolean isSettled() {
        return queued || isDone();
    }

    void fail(LockException reason) {
        completeExceptionally(reason);
    }

    /// Waits for the end.
    Reply await() throws InterruptedException {
        try {
            return get();
        } catch (ExecutionException e) {
            throw e.getCause() instanceof LockException reason ? reason : Failures.broken(e);
        }
    }
}
