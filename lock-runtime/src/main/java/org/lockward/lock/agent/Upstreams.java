package org.lockward.lock.agent;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.tls.ClientTls;

import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Connections to the daemon for local processes. One is kept ready, as a handshake takes longer
/// than all the rest. For all threads.
final class Upstreams implements AutoCloseable {

    private static final Duration FIRST_PAUSE = Duration.ofMillis(500);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(30);

    private final AgentConfig config;
    private final ScheduledExecutorService timer =
            Executors.newSingleThreadScheduledExecutor(
                    Thread.ofPlatform().daemon().name("spare").factory());
    private volatile ClientTls tls;

    // Guarded by this.
    private Optional<Upstream> ready = Optional.empty();
    private long madeNanos;
    private boolean making;
    private boolean closed;
    private Duration pause = FIRST_PAUSE;
    private String lastFailure = "";

    Upstreams(AgentConfig config, ClientTls tls) {
        this.config = config;
        this.tls = tls;
    }

    /// From now on with this material; the one that is ready was made with another.
    void use(ClientTls now) {
        tls = now;
        Optional<Upstream> old;
        synchronized (this) {
            old = ready;
            ready = Optional.empty();
        }
        old.ifPresent(Upstream::close);
        prepare();
    }

    /// A connection for one local process: the one that is ready, else a new one.
    ///
    /// @throws LockException with the reason why there is none
    Upstream takeFor(Upstream.Sink local) {
        Optional<Upstream> spare;
        synchronized (this) {
            spare = ready;
            ready = Optional.empty();
        }
        try {
            return spare.filter(u -> u.giveTo(local)).orElseGet(() -> freshFor(local));
        } finally {
            prepare();
        }
    }

    private Upstream freshFor(Upstream.Sink local) {
        Upstream fresh = Upstream.dial(config, tls);
        if (!fresh.giveTo(local)) {
            throw new IllegalStateException("nobody else knows it");
        }
        fresh.start(said -> {});
        return fresh;
    }

    /// Makes one ready, soon.
    void prepare() {
        synchronized (this) {
            if (closed || making || ready.isPresent()) {
                return;
            }
            making = true;
        }
        Thread.ofVirtual().name("prepare").start(this::make);
    }

    private void make() {
        try {
            keep(Upstream.dial(config, tls));
        } catch (LockException e) {
            failed(e.problem().what());
        }
    }

    private void keep(Upstream made) {
        boolean late;
        synchronized (this) {
            making = false;
            late = closed;
            if (!late) {
                ready = Optional.of(made);
                madeNanos = System.nanoTime();
            }
        }
        if (late) {
            made.close();
        } else {
            made.start(said -> spoiled(made, said));
        }
    }

    /// The daemon has ended the one that was ready: it restarts, or does not want us any more.
    private void spoiled(Upstream lost, String said) {
        synchronized (this) {
            if (closed || making || !ready.equals(Optional.of(lost))) {
                return;
            }
            ready = Optional.empty();
            making = true;
            if (System.nanoTime() - madeNanos > LONGEST_PAUSE.toNanos()) {
                pause = FIRST_PAUSE;
            }
        }
        failed(said);
    }

    private void failed(String why) {
        boolean known;
        synchronized (this) {
            known = why.equals(lastFailure);
            lastFailure = why;
        }
        if (!known) {
            config.log()
                    .event("upstream")
                    .with("daemon", config.daemon())
                    .with("detail", why)
                    .write();
        }
        again();
    }

    private void again() {
        Duration wait;
        synchronized (this) {
            if (closed) {
                return;
            }
            wait = pause;
            pause = pause.multipliedBy(2);
            pause = pause.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : pause;
        }
        var _ =
                timer.schedule(
                        () -> Thread.ofVirtual().start(this::make),
                        wait.toMillis(),
                        TimeUnit.MILLISECONDS);
    }

    @Override
    public void close() {
        Optional<Upstream> last;
        synchronized (this) {
            closed = true;
            last = ready;
            ready = Optional.empty();
        }
        timer.shutdownNow();
        last.ifPresent(Upstream::close);
    }
}
