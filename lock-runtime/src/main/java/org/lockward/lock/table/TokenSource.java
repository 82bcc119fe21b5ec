package org.lockward.lock.table;

/// Where fencing tokens come from.
@FunctionalInterface
public interface TokenSource {

    /// The next token: positive, and larger than every one before, in all runs of the daemon.
    long next();
}
