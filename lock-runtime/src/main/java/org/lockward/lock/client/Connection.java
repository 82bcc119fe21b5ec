package org.lockward.lock.client;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.wire.ProtocolException;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.ReplyReader;
import org.lockward.lock.wire.Request;
import org.lockward.lock.wire.RequestEncoder;

import java.io.BufferedInputStream;
import java.io.Closeable;
import java.io.IOException;
import java.io.OutputStream;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.ReentrantLock;

/// Requests out, replies in, in order; pushes go to a listener. Any thread may call.
///
/// Whoever waits for an answer reads it off the socket by itself ([#help]), so a thread that calls
/// alone wakes nobody; [Reader] reads when nobody does.
final class Connection {

    /// How long the reader gets to find out why a write failed: the alert may be there already.
    private static final Duration REASON_DEADLINE = Duration.ofSeconds(2);

    /// What a connection tells; on the thread that reads, or that found out.
    interface Listener {
        /// A request was answered that had been sent at that time.
        void heard(long sentNanos);

        /// A push that ends no wait of this connection.
        void pushed(Reply.Push push);

        /// It is over; once.
        void ended(Connection connection, LockException reason);
    }

    private final Closeable socket;
    private final OutputStream out;
    private final ReplyReader replies;
    private final Listener listener;
    private final ReentrantLock writing = new ReentrantLock();
    private final ReentrantLock reading = new ReentrantLock();
    private final Reader reader = new Reader(this);
    private final CompletableFuture<LockException> ended = new CompletableFuture<>();

    // Guarded by `pending`. The order of requests on the wire is that of the queue.
    private final Queue<Exchange> pending = new ArrayDeque<>();
    private final Map<Long, Exchange> waits = new HashMap<>();

    private volatile Optional<Reply.Failure> lastWord = Optional.empty();

    /// Over streams; `socket` ends both when it is closed, also under a thread that is in them.
    Connection(Streams streams, Listener listener) {
        this.socket = streams.socket();
        this.out = streams.out();
        this.replies = new ReplyReader(new BufferedInputStream(streams.in()));
        this.listener = listener;
        var _ = ended.thenAccept(this::over);
    }

    /// From now on somebody reads also when nobody waits for an answer.
    void startReading() {
        reader.start();
    }

    boolean isOpen() {
        return !ended.isDone();
    }

    /// The error by which the daemon ended the session, if it was the daemon.
    Optional<Reply.Failure> lastWord() {
        return lastWord;
    }

    /// Sends a request. Whoever does not [#help] afterwards says [#wake], unless the answer may
    /// take its time.
    void send(Request request, Exchange exchange) {
        send(RequestEncoder.encode(request), List.of(exchange));
    }

    /// Sends two requests in one piece.
    void send(Request first, Exchange firstEnd, Request second, Exchange secondEnd) {
        byte[] a = RequestEncoder.encode(first);
        byte[] b = RequestEncoder.encode(second);
        byte[] both = new byte[a.length + b.length];
        System.arraycopy(a, 0, both, 0, a.length);
        System.arraycopy(b, 0, both, a.length, b.length);
        send(both, List.of(firstEnd, secondEnd));
    }

    private void send(byte[] bytes, List<Exchange> exchanges) {
        writing.lock();
        try {
            enlist(exchanges);
            out.write(bytes);
            out.flush();
        } catch (IOException e) {
            var _ =
                    ended.completeOnTimeout(
                            Failures.broken(e), REASON_DEADLINE.toMillis(), TimeUnit.MILLISECONDS);
            wake();
        } finally {
            writing.unlock();
        }
    }

    private void enlist(List<Exchange> exchanges) {
        long now = System.nanoTime();
        synchronized (pending) {
            if (ended.isDone()) {
                throw ended.join();
            }
            for (Exchange exchange : exchanges) {
                exchange.sentNanos = now;
                pending.add(exchange);
            }
        }
    }

    /// Sends and waits for the answer.
    ///
    /// @throws LockException.Unavailable if the connection ends before it
    Reply call(Request request) {
        Exchange exchange = new Exchange();
        send(request, exchange);
        return answer(exchange);
    }

    /// Waits for the answer to what was sent.
    ///
    /// @throws LockException.Unavailable if the connection ends before it
    Reply answer(Exchange exchange) {
        help(exchange);
        try {
            return exchange.await();
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    static LockException interrupted(InterruptedException interrupt) {
        Thread.currentThread().interrupt();
        return new LockException.Unavailable(Problem.of("interrupted while waiting"), interrupt);
    }

    /// Reads until that exchange is settled; returns at once if somebody else is reading.
    void help(Exchange exchange) {
        if (!exchange.isSettled() && reading.tryLock()) {
            try {
                reader.relieved();
                while (!exchange.isSettled() && isOpen()) {
                    read();
                }
            } finally {
                reading.unlock();
            }
            // Whoever found the turn taken meanwhile relies on it being passed on.
            if (isAwaited()) {
                wake();
            }
        }
    }

    /// Somebody waits for something and does not read.
    void wake() {
        reader.wake();
    }

    /// Whether anything is to come.
    boolean isAwaited() {
        synchronized (pending) {
            return !pending.isEmpty() || !waits.isEmpty();
        }
    }

    /// Reads one reply, unless somebody else is reading.
    ///
    /// @return whether it did
    boolean readIfFree() {
        if (!reading.tryLock()) {
            return false;
        }
        try {
            read();
            return true;
        } finally {
            reading.unlock();
        }
    }

    /// When the request was sent that is unanswered for longest; empty if all are answered.
    Optional<Long> oldestNanos() {
        synchronized (pending) {
            return Optional.ofNullable(pending.peek()).map(exchange -> exchange.sentNanos);
        }
    }

    /// Returns when nobody reads any more; for a connection that is over.
    ///
    /// @return whether it is
    boolean quiesce() {
        reading.lock();
        try {
            return !isOpen();
        } finally {
            reading.unlock();
        }
    }

    private void read() {
        try {
            take(replies.read());
        } catch (IOException | ProtocolException e) {
            end(Failures.explain(e));
        } catch (RuntimeException e) {
            end(Failures.broken(e));
        }
    }

    private void take(Reply reply) {
        if (reply instanceof Reply.Push push) {
            push(push);
            return;
        }
        Exchange exchange = next(reply);
        if (exchange != null) {
            listener.heard(exchange.sentNanos);
            if (queues(reply, exchange)) {
                exchange.queued();
            } else {
                exchange.answer(reply);
            }
        } else if (isOpen()) {
            lastWord =
                    reply instanceof Reply.Failure failure
                            ? Optional.of(failure)
                            : Optional.empty();
            end(Failures.unasked(reply));
        }
    }

    private @Nullable Exchange next(Reply reply) {
        synchronized (pending) {
            Exchange exchange = pending.poll();
            if (exchange != null && queues(reply, exchange)) {
                waits.put(exchange.waitId(), exchange);
            }
            return exchange;
        }
    }

    private static boolean queues(Reply reply, Exchange exchange) {
        return exchange.waitId() != 0
                && reply instanceof Reply.Fields fields
                && fields.number("queued").isPresent();
    }

    private void push(Reply.Push push) {
        Optional<WaitEnd> end = WaitEnd.in(push);
        if (end.isEmpty()) {
            listener.pushed(push);
            return;
        }
        Exchange exchange;
        synchronized (pending) {
            exchange = waits.remove(end.get().id());
        }
        if (exchange != null) {
            exchange.answer(end.get().reply());
        }
    }

    /// Forgets a wait that the daemon has given up for us.
    void forget(long waitId) {
        synchronized (pending) {
            waits.remove(waitId);
        }
    }

    /// Ends it; the first reason stays.
    void end(LockException reason) {
        ended.complete(reason);
    }

    /// The socket below TLS: closing that one waits for nobody.
    private void over(LockException reason) {
        try {
            socket.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
        List<Exchange> orphans;
        synchronized (pending) {
            orphans = new ArrayList<>(pending);
            orphans.addAll(waits.values());
            pending.clear();
            waits.clear();
        }
        wake();
        listener.ended(this, reason);
        orphans.forEach(exchange -> exchange.fail(reason));
    }
}
