package org.lockward.lock.metrics;

import java.time.Instant;
import java.util.Optional;

/// All that Prometheus is told at one moment.
///
/// @param trust empty at level none
public record Reading(
        Instant at,
        Standing standing,
        Tally.Copy tally,
        PeerCounts.Copy peers,
        Optional<Trust> trust) {}
