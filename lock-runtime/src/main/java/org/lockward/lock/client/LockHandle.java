package org.lockward.lock.client;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.wire.LifeRequest;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// A lock that is held until this is closed or the session is lost. Any thread may call.
///
/// A lock of a session whose daemon is silent is given up by the client's own clock before the
/// daemon can give it to another; but no clock helps a thread that was paused between a look at
/// [#isHeld] and its write. Whatever the lock protects should compare [#token].
public final class LockHandle implements AutoCloseable {

    private enum State {
        HELD,
        RETURNING,
        RETURNED,
        LOST
    }

    // The place in Holdings; guarded by it.
    @Nullable LockHandle previous;
    @Nullable LockHandle next;
    boolean listed;

    /// Whether another handle of this client has the same grant.
    private volatile boolean again;

    private final Locks locks;
    private final LockRequest request;

    private volatile Reply.Grant grant;
    private volatile State state = State.HELD;

    // Guarded by this.
    private List<Consumer<LockException.Lost>> listeners = List.of();
    private LockException.@Nullable Lost lost;

    LockHandle(Locks locks, LockRequest request, Reply.Grant grant) {
        this.locks = locks;
        this.request = request;
        this.grant = grant;
    }

    /// The fencing token: larger than that of every grant before, for storage that compares.
    public long token() {
        return grant.token();
    }

    /// What is locked.
    public ResourceName name() {
        return request.name();
    }

    /// In which mode.
    public LockMode mode() {
        return grant.mode();
    }

    /// The element of a set, the number of a sequence, the time of a timestamp.
    public Optional<String> element() {
        return grant.element();
    }

    /// How many units of a numeric resource; 1 elsewhere.
    public int quantity() {
        return request.options().quantity();
    }

    /// Whether the lock is still ours as far as anybody can know here and now: it was not given
    /// back, no loss was heard of, and the lease has not run out by our clock.
    public boolean isHeld() {
        return state == State.HELD && locks.isTrusted();
    }

    /// Changes the mode and waits for it in line as long as it takes; see [#convert(LockMode,
    /// Duration)].
    public void convert(LockMode mode) {
        locks.convert(this, mode, Optional.empty());
    }

    /// Changes the mode. A weaker mode is there at once and keeps the token; a stronger one waits
    /// in line before all who have nothing yet, and has a new token. The lock is held in the old
    /// mode meanwhile, and stays so if this fails.
    ///
    /// @param patience how long to wait; zero is not at all
    /// @throws LockException.NotObtained if others hold it for longer, or wait for us to let go
    /// @throws LockException.Lost if it is no longer ours
    public void convert(LockMode mode, Duration patience) {
        locks.convert(this, mode, Optional.of(patience));
    }

    /// Calls back once, on a thread of the client's, if the lock is lost before it is given back;
    /// also if it is lost already.
    public void whenLost(Consumer<LockException.Lost> listener) {
        LockException.Lost already;
        synchronized (this) {
            already = lost;
            if (already == null && state == State.HELD) {
                listeners = new ArrayList<>(listeners);
                listeners.add(listener);
            }
        }
        if (already != null) {
            Work.now(() -> listener.accept(already));
        }
    }

    /// Gives the lock back and waits until that is done; a second call does nothing.
    ///
    /// @throws LockException.Lost if it was no longer ours
    @Override
    public void close() {
        if (startsToReturn()) {
            locks.unlock(this, false);
        }
    }

    /// Gives the lock back; the number of a transactional sequence goes back too.
    ///
    /// @throws LockException.Lost if it was no longer ours
    public void rollback() {
        if (startsToReturn()) {
            locks.unlock(this, true);
        }
    }

    /// Gives the lock back without waiting for the daemon's answer. If it was no longer ours, those
    /// who asked by [#whenLost] are told; if nobody did, the next call of the client throws it.
    ///
    /// @throws LockException.Lost if that is known already
    public void closeAfterwards() {
        if (startsToReturn()) {
            locks.unlockAfterwards(this);
        }
    }

    /// Gives the lock back and asks for another, both in one message: the daemon has the first one
    /// free before it looks at the second. Blocks as [LockClient#lock] does.
    ///
    /// @throws LockException.Lost if the first was no longer ours; the second is not held then
    /// @throws LockException.NotObtained if the second was not obtained; the first is given back
    public LockHandle closeAndLock(LockRequest request) {
        if (!startsToReturn()) {
            throw new IllegalStateException("this lock was given back before");
        }
        return locks.unlockAndLock(this, request);
    }

    @Override
    public String toString() {
        return name().text() + " " + mode() + " token " + token() + " " + state;
    }

    /// What takes it back after a restart of the daemon; empty without receipt.
    Optional<Request> reclaim() {
        Reply.Grant now = grant;
        return now.receipt()
                .map(receipt ->
                        new Request.Life(
                                new LifeRequest.Reclaim(
                                        name(),
                                        now.token(),
                                        now.mode(),
                                        receipt,
                                        quantity(),
                                        now.element())));
    }

    void again() {
        again = true;
    }

    /// Whether it was granted once more to a client that did not ask for that.
    boolean isSurplus() {
        return again && !request.reentrant();
    }

    void granted(Reply.Grant other) {
        grant = other;
    }

    /// Whether it is still to be taken along to another connection.
    boolean isWanted() {
        return state == State.HELD || state == State.RETURNING;
    }

    private synchronized boolean startsToReturn() {
        return switch (state) {
            case HELD -> {
                state = State.RETURNING;
                yield true;
            }
            case RETURNING, RETURNED -> false;
            case LOST -> {
                state = State.RETURNED;
                throw lost == null ? Failures.lost("before it was given back") : lost;
            }
        };
    }

    /// It is given back.
    synchronized void returned() {
        state = State.RETURNED;
        listeners = List.of();
    }

    /// The answer to a release that nobody waits for: it was not ours.
    ///
    /// @return whether somebody was told
    boolean lostBefore(LockException.Lost why) {
        List<Consumer<LockException.Lost>> told;
        synchronized (this) {
            told = listeners;
            listeners = List.of();
            lost = why;
        }
        told.forEach(listener -> Work.now(() -> listener.accept(why)));
        return !told.isEmpty();
    }

    /// It is lost; whoever asked is told, once. One that is on its way back is not missed.
    void lose(LockException.Lost why) {
        List<Consumer<LockException.Lost>> told;
        synchronized (this) {
            if (state != State.HELD) {
                return;
            }
            state = State.LOST;
            lost = why;
            told = listeners;
            listeners = List.of();
        }
        told.forEach(listener -> Work.now(() -> listener.accept(why)));
    }

    /// Whether the caller has it, and has not begun to give it back.
    boolean isOurs() {
        return state == State.HELD;
    }

    /// The caller will never see it; somebody is about to give it back.
    synchronized void unwanted() {
        if (state == State.HELD) {
            state = State.RETURNING;
        }
    }

    /// Gives back what was granted once too often, and waits for that: a token that is asked for
    /// next is a new one.
    void giveBackSurplus() {
        state = State.RETURNING;
        locks.giveBack(this);
    }

    /// Gives a lock back that nobody has seen.
    void giveBackUnseen() {
        state = State.RETURNING;
        Work.now(() -> locks.giveBack(this));
    }
}
