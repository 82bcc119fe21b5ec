package org.lockward.lock.metrics;

/// How the table and its sessions stand at one moment.
///
/// @param held locks of LOCK that are held
/// @param keys locks of the Redis idioms that are held
/// @param waiting requests that wait
/// @param names that are held or waited for by LOCK
/// @param sessions that are open
/// @param opened sessions since the start
/// @param keysExpired locks of the Redis idioms whose time was over, since the start
/// @param epoch the number of this run
/// @param uptimeSeconds since the start
/// @param draining whether nothing is granted any more
public record Standing(
        long held,
        long keys,
        long waiting,
        long names,
        long sessions,
        long opened,
        long keysExpired,
        long epoch,
        long uptimeSeconds,
        boolean draining) {}
