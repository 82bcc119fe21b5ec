package org.lockward.pki.inventory;

import org.jspecify.annotations.Nullable;

import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Supplier;

/// Runs one act after the other on a thread of its own, which nobody can interrupt. Any thread may
/// call it.
///
/// An interrupt inside a file channel closes the channel, and with it H2's whole database for
/// everybody. So no thread of a caller goes there: it waits here, and finds its interrupt again
/// when the act has ended.
public final class UninterruptedThread implements AutoCloseable {

    private final ExecutorService executor;
    private volatile @Nullable Thread thread;

    public UninterruptedThread(String name) {
        executor =
                Executors.newSingleThreadExecutor(act -> {
                    Thread made = Thread.ofPlatform().daemon().name(name).unstarted(act);
                    thread = made;
                    return made;
                });
    }

    /// What `act` returns or throws. An act may call this again for a part of itself.
    public <T> T call(Supplier<T> act) {
        if (Thread.currentThread() == thread) {
            return act.get();
        }
        Future<T> future = executor.submit(act::get);
        boolean interrupted = false;
        try {
            while (true) {
                try {
                    return future.get();
                } catch (InterruptedException e) {
                    interrupted = true;
                }
            }
        } catch (ExecutionException e) {
            throw cause(e);
        } finally {
            if (interrupted) {
                Thread.currentThread().interrupt();
            }
        }
    }

    private static RuntimeException cause(ExecutionException e) {
        return switch (e.getCause()) {
            case RuntimeException unchecked -> unchecked;
            case Error error -> throw error;
            case null, default -> new IllegalStateException(e);
        };
    }

    /// Lets the thread end after the acts that were given to it; interrupts none of them.
    @Override
    public void close() {
        executor.shutdown();
    }
}
