package org.lockward.lock.server;

import io.netty.channel.EventLoop;

import org.lockward.lock.metrics.Reading;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.session.DaemonFacts;
import org.lockward.lock.session.LifeConfig;
import org.lockward.lock.session.Sessions;

import java.net.InetSocketAddress;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Supplier;

/// A running lock daemon. For all threads.
public final class LockServer implements AutoCloseable {

    private static final Duration LOOK_FOR_EXPIRED = Duration.ofSeconds(10);
    private static final Duration LOOK_AT_LISTS = Duration.ofMinutes(1);

    private final Drain drain;
    private final RunRecord record;
    private final Threads threads;
    private final Listeners listeners;
    private final AtomicBoolean closing = new AtomicBoolean();
    private final CompletableFuture<Void> closed = new CompletableFuture<>();

    private LockServer(Drain drain, RunRecord record, Threads threads, Listeners listeners) {
        this.drain = drain;
        this.record = record;
        this.threads = threads;
        this.listeners = listeners;
    }

    /// Makes the next epoch durable, then listens.
    ///
    /// @throws LockException.InvalidInput plain TCP on a network address
    /// @throws LockException.Unavailable the address or the state directory cannot be used
    public static LockServer start(ServerConfig config) {
        config.endpoints().network().ifPresent(address -> refusePlainNetwork(config, address));
        Tokens tokens = new Tokens(config.state());
        RunRecord record = RunRecord.begin(config.state(), tokens.epoch(), config.restart());
        Transport transport = Transport.best();
        Threads threads = Threads.start(transport);
        EventLoop loop = threads.tableLoop();
        Sessions sessions =
                new Sessions(
                        TableStart.of(config, tokens), facts(config, transport, tokens.epoch()));
        sessions.livesBy(life(config, record), TableLoop.now());
        Daemon daemon = Daemon.of(config, new TableLoop(loop, sessions));
        Keeper keeper = new Keeper(daemon, loop);
        sessions.hostedBy(keeper);
        Listeners listeners;
        try {
            listeners = Listeners.open(config, threads, daemon, transport);
        } catch (LockException e) {
            threads.stop();
            record.end(true);
            throw e;
        }
        follow(config, daemon, loop);
        config.rules().ifPresent(rules -> rules.follow(keeper.rulesListener()));
        LockServer server =
                new LockServer(new Drain(daemon, loop, config.drain()), record, threads, listeners);
        keeper.runs(server);
        // So that the end of a grace window has an alarm.
        loop.execute(daemon.table()::settle);
        return server;
    }

    private static LifeConfig life(ServerConfig config, RunRecord record) {
        SecureRandom random = new SecureRandom();
        return new LifeConfig(
                config.restart().longestLease(),
                record,
                record.grace(),
                ReceiptKey.open(config.state(), random),
                random);
    }

    /// Where it listens on the network, with the port that it got.
    public InetSocketAddress address() {
        return networkAddress().orElseThrow();
    }

    /// The same; empty if it listens on a UNIX socket alone.
    public Optional<InetSocketAddress> networkAddress() {
        return listeners.address();
    }

    /// Reads its counts, as often as it is asked; for any thread.
    public Supplier<Reading> readings() {
        return new Readings(drain.daemon(), drain.loop(), drain.daemon().log().clock());
    }

    /// Calls back once, on a thread of the server, after so long without a session.
    public void whenIdle(Duration patience, Runnable action) {
        IdleWatch.start(drain.daemon(), drain.loop(), patience, action);
    }

    /// Drains and stops: no new locks, holders told, at most the time of the configuration for them
    /// to finish; what is held then is released.
    @Override
    public void close() {
        if (closing.compareAndSet(false, true)) {
            boolean clean = false;
            try {
                listeners.close();
                clean = drain.run();
            } finally {
                threads.stop();
                endRecord(clean);
                closed.complete(null);
            }
        }
        closed.join();
    }

    /// A record that cannot be ended keeps nobody from stopping: the next run takes this one for
    /// crashed, which is the safe side.
    private void endRecord(boolean clean) {
        try {
            record.end(clean);
        } catch (LockException e) {
            drain.daemon()
                    .log()
                    .event("warning")
                    .with("detail", e.problem().what())
                    .with("why", "the next run will wait as after a crash")
                    .write();
        }
    }

    /// Begins to stop as [#close] does, and returns.
    ///
    /// @param now without waiting for the holders, also if a stop is under way already
    public void beginStop(boolean now) {
        if (now) {
            drain.hurry();
        }
        Thread.ofPlatform().name("stop").start(this::close);
    }

    /// Done when the daemon has stopped, whoever asked for it.
    public CompletableFuture<Void> stopped() {
        return closed.copy();
    }

    private static void follow(ServerConfig config, Daemon daemon, EventLoop loop) {
        if (config.security() instanceof Security.Certified certified) {
            Recheck recheck = new Recheck(daemon, loop, config.log().clock());
            certified.material().follow(recheck);
            repeat(loop, LOOK_FOR_EXPIRED, recheck::dropExpired);
            repeat(loop, LOOK_AT_LISTS, new CrlWatch(certified.material(), config.log()));
        }
    }

    private static void repeat(EventLoop loop, Duration every, Runnable look) {
        loop.execute(look);
        var _ =
                loop.scheduleWithFixedDelay(
                        look, every.toMillis(), every.toMillis(), TimeUnit.MILLISECONDS);
    }

    private static DaemonFacts facts(ServerConfig config, Transport transport, long epoch) {
        InstantSource clock = config.log().clock();
        String version =
                Optional.ofNullable(LockServer.class.getPackage().getImplementationVersion())
                        .orElse("unreleased");
        return switch (config.security()) {
            case Security.None none ->
                    new DaemonFacts(version, "-", "none", "-", transport.text(), epoch);
            case Security.Certified certified ->
                    new DaemonFacts(
                            version,
                            certified.material().server().material().self().id(),
                            certified.level().text(),
                            certified.material().server().engine().text(),
                            transport.text(),
                            epoch,
                            new LiveTrust(certified.material(), clock));
        };
    }

    private static void refusePlainNetwork(ServerConfig config, InetSocketAddress listen) {
        if (listen.isUnresolved()) {
            throw new LockException.InvalidInput(
                    new Problem(
                            "the host " + listen.getHostString() + " has no address",
                            "",
                            "listen on an address of this machine, such as 127.0.0.1:7410"));
        }
        if (config.security() instanceof Security.None(boolean allowed)
                && !allowed
                && !listen.getAddress().isLoopbackAddress()) {
            throw new LockException.InvalidInput(
                    new Problem(
                            "no security on " + listen.getAddress().getHostAddress(),
                            "at level none anyone who reaches the port can take and see locks",
                            "use --security mutual, or listen on 127.0.0.1, or insist with"
                                    + " --allow-plain-network"));
        }
    }
}
