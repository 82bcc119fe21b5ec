package org.lockward.lock.table;

/// Who holds or waits: a session, under the name that people know it by.
///
/// @param session the session's number, never used twice while the daemon runs
/// @param name the node ID of its certificate at level mutual, else `session-N`
public record Owner(long session, String name) {

    @Override
    public boolean equals(Object other) {
        return other instanceof Owner(long number, String ignored) && number == session;
    }

    @Override
    public int hashCode() {
        return Long.hashCode(session);
    }
}
