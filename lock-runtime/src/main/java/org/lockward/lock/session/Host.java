package org.lockward.lock.session;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.resource.LockMode;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// The daemon around the sessions, as far as they need it. All calls come on the thread that owns
/// the sessions.
public interface Host {

    /// One that is there for its sessions only: nothing is written down, nobody can stop it.
    Host NONE = new Alone();

    /// Writes a line to the daemon's log.
    ///
    /// @param values in the order of the line
    void log(String event, Map<String, String> values);

    /// Writes a line about a peer that was kept from something; of many in a second, some are
    /// counted only.
    void logRefusal(String event, Map<String, String> values);

    /// Who may administer, in words for the log.
    String admins();

    /// Why the access rules deny that lock, in words; empty if they allow it.
    ///
    /// @param node the ID that the certificate proves; `-` where none does
    Optional<String> objection(String node, String name, LockMode mode);

    /// How many locks there may be in all, held and awaited.
    int mostLocks();

    /// More lines for INFO: limits, rules.
    Map<String, String> facts();

    /// Begins to stop the daemon, and returns.
    ///
    /// @param now without waiting for the holders
    void stop(boolean now);

    /// Begins to read the material and the rules again, and returns.
    ///
    /// @param done told on the sessions' thread, and not within this call: why what lies there
    ///   cannot be used, or empty when it is in force
    void reload(Consumer<Optional<LockException>> done);
}
