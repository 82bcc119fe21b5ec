package org.lockward.lock.client;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.wire.ProtocolException;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.ReplyReader;
import org.lockward.lock.wire.Request;
import org.lockward.lock.wire.RequestEncoder;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Consumer;

/// Requests out, replies in, in order; pushes go to a listener. Any thread may call; one thread of
/// its own reads.
final class Connection implements AutoCloseable {

    /// How long the reader gets to find out why a write failed: the alert may be there already.
    private static final Duration REASON_DEADLINE = Duration.ofSeconds(2);

    private final Socket socket;
    private final OutputStream out;
    private final Consumer<Reply.Push> pushes;
    private volatile boolean closed;
    private final CompletableFuture<LockException> ended = new CompletableFuture<>();

    // Guarded by itself; also keeps the order of writes equal to its own.
    private final Queue<CompletableFuture<Reply>> pending = new ArrayDeque<>();

    private Connection(Socket socket, Consumer<Reply.Push> pushes) throws IOException {
        this.socket = socket;
        this.out = socket.getOutputStream();
        this.pushes = pushes;
    }

    /// Starts to read from a connected socket.
    static Connection over(Socket socket, Consumer<Reply.Push> pushes) throws IOException {
        Connection connection = new Connection(socket, pushes);
        ReplyReader replies = new ReplyReader(new BufferedInputStream(socket.getInputStream()));
        Thread.ofPlatform().daemon().name("lock-replies").start(() -> connection.read(replies));
        return connection;
    }

    /// Calls back with the reason when the connection is over, unless it was we who closed it.
    void whenEnded(Consumer<LockException> listener) {
        var _ =
                ended.thenAccept(reason -> {
                    if (!closed) {
                        listener.accept(reason);
                    }
                });
    }

    /// Waits that long, and tells whether the connection is over.
    boolean endsWithin(Duration time) {
        try {
            var _ = ended.get(time.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (TimeoutException e) {
            return false;
        } catch (ExecutionException e) {
            throw new IllegalStateException("only a reason ends a connection", e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Sends and waits for the answer.
    ///
    /// @throws LockException.Unavailable if it does not come in time; the connection is over then
    Reply call(Request request, Duration patience) {
        CompletableFuture<Reply> answer = send(request);
        try {
            return answer.get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (TimeoutException e) {
            LockException silent = Failures.silent(patience);
            end(silent);
            throw silent;
        } catch (ExecutionException e) {
            throw reason(e);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
    }

    /// Waits for what the daemon sends by itself, as long as the connection lasts. An interrupt
    /// ends the connection: nobody would know of a lock that is granted afterwards.
    Reply await(CompletableFuture<Reply> push) {
        var _ = ended.thenAccept(push::completeExceptionally);
        try {
            return push.get();
        } catch (ExecutionException e) {
            throw reason(e);
        } catch (InterruptedException e) {
            LockException given = interrupted(e);
            end(given);
            throw given;
        }
    }

    private static LockException reason(ExecutionException failure) {
        return failure.getCause() instanceof LockException reason
                ? reason
                : Failures.broken(failure);
    }

    private static LockException interrupted(InterruptedException interrupt) {
        Thread.currentThread().interrupt();
        return new LockException.Unavailable(Problem.of("interrupted while waiting"), interrupt);
    }

    private CompletableFuture<Reply> send(Request request) {
        CompletableFuture<Reply> answer = new CompletableFuture<>();
        synchronized (pending) {
            pending.add(answer);
            try {
                out.write(RequestEncoder.encode(request));
                out.flush();
            } catch (IOException e) {
                var _ =
                        ended.completeOnTimeout(
                                Failures.broken(e),
                                REASON_DEADLINE.toMillis(),
                                TimeUnit.MILLISECONDS);
            }
        }
        var _ = ended.thenAccept(answer::completeExceptionally);
        return answer;
    }

    private void read(ReplyReader replies) {
        try {
            while (!ended.isDone()) {
                take(replies.read());
            }
        } catch (IOException | ProtocolException e) {
            end(Failures.explain(e));
        } catch (RuntimeException e) {
            end(Failures.broken(e));
        }
    }

    private void take(Reply reply) {
        if (reply instanceof Reply.Push push) {
            pushes.accept(push);
            return;
        }
        CompletableFuture<Reply> answer;
        synchronized (pending) {
            answer = pending.poll();
        }
        if (answer == null) {
            end(Failures.unasked(reply));
        } else {
            answer.complete(reply);
        }
    }

    void end(LockException reason) {
        ended.complete(reason);
        try {
            socket.close();
        } catch (IOException e) {
            reason.addSuppressed(e);
        }
    }

    @Override
    public void close() {
        closed = true;
        end(new LockException.Unavailable(Problem.of("we closed the connection")));
    }
}
