package org.lockward.lock.client;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;

/// What a client does with locks, over its [Line]. For all threads.
final class Locks {

    private final Line line;
    private final AtomicLong lastWait = new AtomicLong();

    /// Of all tokens that were granted to this client.
    private final AtomicLong largest = new AtomicLong();

    /// A loss that nobody was there to hear of yet.
    private final AtomicReference<LockException.@Nullable Lost> unheard = new AtomicReference<>();

    Locks(Line line) {
        this.line = line;
    }

    /// Whether what is held is ours by our own clock.
    boolean isTrusted() {
        return line.isTrusted();
    }

    LockHandle lock(LockRequest request) {
        throwUnheard();
        Link link = line.leased();
        LockExchange exchange = exchange(link, request);
        link.connection().send(request.wire(exchange.waitId()), exchange);
        return await(link, exchange);
    }

    /// Completes with the lock; whoever ends the future otherwise gives the wait up.
    CompletableFuture<LockHandle> lockAsync(LockRequest request) {
        CompletableFuture<LockHandle> future = new CompletableFuture<>();
        Link now = line.link();
        if (now.isLeased() && now.connection().isOpen()) {
            begin(request, future);
        } else {
            // To connect takes time.
            Work.now(() -> begin(request, future));
        }
        return future;
    }

    private void begin(LockRequest request, CompletableFuture<LockHandle> future) {
        try {
            throwUnheard();
            Link link = line.leased();
            LockExchange exchange = exchange(link, request);
            var _ =
                    future.whenComplete((handle, failure) -> {
                        abandon(link, exchange);
                        exchange.disown(handle);
                    });
            link.connection().send(request.wire(exchange.waitId()), exchange);
            link.connection().wake();
            var _ =
                    exchange.whenComplete((reply, failure) ->
                            // Never on the thread that reads: who waits for the future may block.
                            Thread.startVirtualThread(
                                    () -> finish(future, exchange, reply, failure)));
        } catch (LockException e) {
            future.completeExceptionally(e);
        }
    }

    private static void finish(
            CompletableFuture<LockHandle> future,
            LockExchange exchange,
            @Nullable Reply reply,
            @Nullable Throwable failure) {
        if (reply == null) {
            future.completeExceptionally(
                    failure == null ? new IllegalStateException("neither") : failure);
            return;
        }
        try {
            LockHandle handle = exchange.handle(reply);
            if (!future.complete(handle)) {
                handle.giveBackUnseen();
            }
        } catch (LockException e) {
            future.completeExceptionally(e);
        }
    }

    /// Gives a wait up, here and at the daemon; nothing if it is over. A grant that is on its way
    /// is given back when it comes.
    private void abandon(Link link, LockExchange exchange) {
        if (exchange.cancel(false)) {
            Work.now(() -> {
                try {
                    long id = exchange.waitId();
                    link.connection()
                            .send(
                                    new Request.Cancel(id),
                                    new Exchange() {
                                        @Override
                                        void answer(Reply reply) {
                                            link.connection().forget(id);
                                            super.answer(reply);
                                        }
                                    });
                    link.connection().wake();
                } catch (LockException e) {
                    // The connection is over, and the wait with it.
                    link.connection().end(e);
                }
            });
        }
    }

    private LockExchange exchange(Link link, LockRequest request) {
        return new LockExchange(
                lastWait.incrementAndGet(),
                grant -> {
                    LockHandle handle = new LockHandle(this, request, grant);
                    Holdings holdings = link.stay().holdings();
                    holdings.add(handle);
                    // A new grant has the largest token of all; only another one needs a look.
                    if (largest.getAndAccumulate(grant.token(), Math::max) >= grant.token()
                            && holdings.of(request.name(), grant.token()).stream()
                                    .anyMatch(other -> other != handle && other.isOurs())) {
                        handle.again();
                    }
                    return handle;
                },
                false);
    }

    private LockHandle await(Link link, LockExchange exchange) {
        link.connection().help(exchange);
        try {
            return exchange.handle(exchange.await());
        } catch (InterruptedException e) {
            abandon(link, exchange);
            throw Connection.interrupted(e);
        }
    }

    void unlock(LockHandle handle, boolean rollback) {
        try {
            release(new Request.Unlock(handle.name(), handle.token(), rollback));
        } finally {
            handle.returned();
            line.link().stay().holdings().remove(handle);
        }
    }

    /// A connection that breaks under a release leaves open whether it was done; if the session
    /// goes on, it is asked for again.
    private void release(Request.Unlock request) {
        for (boolean again = false; ; again = true) {
            Link link = line.link();
            try {
                Reply reply = link.connection().call(request);
                if (!(again && Failures.is(reply, ErrorWord.NOTHELD))) {
                    Failures.expectOk(reply);
                }
                return;
            } catch (LockException.Unavailable | LockException.Denied e) {
                if (link.connection().isOpen() || !line.goesOn(link)) {
                    throw Failures.lost(e.problem().what());
                }
            }
        }
    }

    void unlockAfterwards(LockHandle handle) {
        line.link().stay().holdings().remove(handle);
        send(handle);
    }

    /// Gives a lock back that came when nobody wanted it any more.
    void giveBack(LockHandle handle) {
        try {
            unlock(handle, false);
        } catch (LockException.Lost e) {
            // Nobody had it, and nobody has it now.
            handle.returned();
        }
    }

    private void send(LockHandle handle) {
        Connection connection = line.link().connection();
        try {
            connection.send(unlock(handle), ending(handle));
        } catch (LockException e) {
            unheard.set(Failures.lost(e.problem().what()));
        }
    }

    private static Request unlock(LockHandle handle) {
        return new Request.Unlock(handle.name(), handle.token());
    }

    private Exchange ending(LockHandle handle) {
        return new Exchange() {
            @Override
            void answer(Reply reply) {
                if (reply instanceof Reply.Failure failure) {
                    LockException.Lost lost = Failures.lost(failure.message());
                    if (!handle.lostBefore(lost)) {
                        unheard.set(lost);
                    }
                }
                handle.returned();
                super.answer(reply);
            }
        };
    }

    LockHandle unlockAndLock(LockHandle handle, LockRequest request) {
        throwUnheard();
        Link link = line.leased();
        LockExchange exchange = exchange(link, request);
        Exchange release = new Exchange();
        link.connection().send(unlock(handle), release, request.wire(exchange.waitId()), exchange);
        link.stay().holdings().remove(handle);
        handle.returned();
        if (link.connection().answer(release) instanceof Reply.Failure failure) {
            abandon(link, exchange);
            throw Failures.refused(failure);
        }
        return await(link, exchange);
    }

    void convert(LockHandle handle, LockMode mode, Optional<Duration> patience) {
        throwUnheard();
        Link link = line.leased();
        long token = handle.token();
        LockExchange exchange = conversion(link, handle, token);
        Request request =
                new Request.Convert(
                        handle.name(), token, mode, patience, OptionalLong.of(exchange.waitId()));
        link.connection().send(request, exchange);
        var _ = await(link, exchange);
    }

    /// All handles of one grant change with it.
    private LockExchange conversion(Link link, LockHandle handle, long token) {
        return new LockExchange(
                lastWait.incrementAndGet(),
                grant -> {
                    var _ = largest.accumulateAndGet(grant.token(), Math::max);
                    for (LockHandle h : link.stay().holdings().of(handle.name(), token)) {
                        h.granted(grant);
                    }
                    return handle;
                },
                true);
    }

    private void throwUnheard() {
        if (unheard.get() != null) {
            LockException.Lost lost = unheard.getAndSet(null);
            if (lost != null) {
                throw lost;
            }
        }
    }
}
