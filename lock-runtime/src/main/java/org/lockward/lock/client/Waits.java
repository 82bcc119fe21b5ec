package org.lockward.lock.client;

import org.lockward.lock.wire.Reply;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/// Waits whose end comes as a push, by the number that we gave them. For all threads.
final class Waits {

    private final AtomicLong lastId = new AtomicLong();
    private final Map<Long, CompletableFuture<Reply>> open = new ConcurrentHashMap<>();

    /// A wait under way: to be opened before the request is sent, closed when it is over.
    final class Wait implements AutoCloseable {

        private final long id = lastId.incrementAndGet();
        private final CompletableFuture<Reply> end = new CompletableFuture<>();

        long id() {
            return id;
        }

        CompletableFuture<Reply> end() {
            return end;
        }

        @Override
        public void close() {
            open.remove(id);
        }
    }

    Wait begin() {
        Wait wait = new Wait();
        open.put(wait.id(), wait.end());
        return wait;
    }

    /// Ends the wait that a push is about: `granted`, id, token, mode; `refused`, id, word,
    /// message.
    void take(Reply.Push push) {
        if (push.items().size() == 4 && push.items().get(1) instanceof Reply.Int(long id)) {
            CompletableFuture<Reply> end = open.get(id);
            if (end != null) {
                end(push).ifPresent(end::complete);
            }
        }
    }

    private static Optional<Reply> end(Reply.Push push) {
        Reply first = push.items().get(2);
        Reply second = push.items().get(3);
        return switch (push.kind()) {
            case "granted" -> Optional.of(new Reply.Fields(Map.of("token", first, "mode", second)));
            case "refused" ->
                    first instanceof Reply.Text(String word)
                                    && second instanceof Reply.Text(String message)
                            ? Optional.of(new Reply.Failure(word, message))
                            : Optional.empty();
            default -> Optional.empty();
        };
    }
}
