package org.lockward.lock.server;

import io.netty.channel.EventLoop;

import org.lockward.lock.metrics.PeerCounts;
import org.lockward.lock.metrics.Reading;
import org.lockward.lock.metrics.Standing;
import org.lockward.lock.metrics.Tally;
import org.lockward.lock.metrics.Trust;
import org.lockward.lock.tls.CrlFacts;
import org.lockward.lock.tls.NodeMaterial;

import java.time.InstantSource;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;

/// Reads the counts of a daemon: those of the table on its own thread, in one short task. For other
/// threads.
record Readings(Daemon daemon, EventLoop loop, InstantSource clock) implements Supplier<Reading> {

    private static final int PATIENCE_SECONDS = 5;

    private record OfTable(Standing standing, Tally.Copy tally) {}

    /// @throws java.util.concurrent.CompletionException if the table's thread does not answer
    @Override
    public Reading get() {
        OfTable table =
                CompletableFuture.supplyAsync(this::ofTable, loop)
                        .orTimeout(PATIENCE_SECONDS, TimeUnit.SECONDS)
                        .join();
        PeerCounts.Copy peers = daemon.log().counts().copy();
        return new Reading(clock.instant(), table.standing(), table.tally(), peers, trust());
    }

    private OfTable ofTable() {
        var sessions = daemon.table().sessions();
        return new OfTable(sessions.standing(TableLoop.now()), sessions.tally().copy());
    }

    private Optional<Trust> trust() {
        return switch (daemon.security()) {
            case Security.None _ -> Optional.empty();
            case Security.Certified certified ->
                    Optional.of(trust(certified.material().server().material()));
        };
    }

    private static Trust trust(NodeMaterial material) {
        return new Trust(
                material.self().notAfter(),
                material.lists().stream().map(Readings::revocationList).toList());
    }

    private static Trust.RevocationList revocationList(CrlFacts facts) {
        return new Trust.RevocationList(
                facts.issuer(),
                facts.number().doubleValue(),
                facts.thisUpdate(),
                facts.nextUpdate());
    }
}
