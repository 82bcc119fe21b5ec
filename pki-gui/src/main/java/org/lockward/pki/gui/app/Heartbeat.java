package org.lockward.pki.gui.app;

import org.lockward.pki.gui.log.ErrorLog;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Does one thing again and again, on a thread of its own. Any thread may call it.
final class Heartbeat implements AutoCloseable {

    /// What others do is to be seen within 2 s.
    static final Duration PERIOD = Duration.ofMillis(500);

    private final ScheduledExecutorService executor =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("pki-heartbeat").factory());

    /// @param log where an act's failure goes; the next beat comes all the same
    void start(Runnable act, ErrorLog log) {
        var _ =
                executor.scheduleWithFixedDelay(
                        () -> {
                            try {
                                act.run();
                            } catch (RuntimeException | Error e) {
                                log.note(e);
                            }
                        },
                        PERIOD.toMillis(),
                        PERIOD.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    /// Interrupts nothing.
    @Override
    public void close() {
        executor.shutdown();
    }
}
