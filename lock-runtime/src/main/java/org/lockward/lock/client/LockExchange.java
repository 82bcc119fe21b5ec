package org.lockward.lock.client;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.wire.Reply;

import java.util.function.Function;

/// A request for a lock under way. Its handle is made and written down by whoever reads the grant:
/// no grant is ever without somebody who knows of it.
final class LockExchange extends Exchange {

    private final long waitId;
    private final Function<Reply.Grant, LockHandle> granted;
    private final boolean conversion;
    private volatile @Nullable LockHandle handle;

    /// @param granted makes the handle, once; of a conversion, changes it
    LockExchange(long waitId, Function<Reply.Grant, LockHandle> granted, boolean conversion) {
        this.waitId = waitId;
        this.granted = granted;
        this.conversion = conversion;
    }

    @Override
    long waitId() {
        return waitId;
    }

    @Override
    void answer(Reply reply) {
        LockHandle made = Reply.Grant.in(reply).map(granted).orElse(null);
        handle = made;
        if (!complete(reply) && made != null && !conversion) {
            // Nobody waits for it any more.
            made.giveBackUnseen();
        }
    }

    /// The caller has taken that handle; any other is not his.
    void disown(@Nullable LockHandle taken) {
        LockHandle made = handle;
        if (made != null && made != taken) {
            made.unwanted();
        }
    }

    /// The lock, once [#await] has returned.
    ///
    /// @throws LockException.InvalidInput if this client holds it already and did not ask for it
    ///   once more
    LockHandle handle(Reply reply) {
        LockHandle made = handle;
        if (made == null) {
            throw Failures.unasked(reply);
        }
        if (!conversion && made.isSurplus()) {
            made.giveBackSurplus();
            throw Failures.heldAlready(made.name());
        }
        return made;
    }
}
