package org.lockward.lock.session;

import java.time.Duration;

/// What a run of the daemon writes down for the next one. For the thread that owns the sessions.
public interface LeaseLedger {

    /// A session is about to be given that lease: the next run has to know of it if this one
    /// crashes.
    ///
    /// @throws RuntimeException if it cannot be made durable; the lease is not given then
    void promised(Duration lease);

    /// The locks of the run before are taken back, or free.
    void windowOver();

    /// One that writes nothing.
    static LeaseLedger forgetful() {
        return new LeaseLedger() {
            @Override
            public void promised(Duration lease) {}

            @Override
            public void windowOver() {}
        };
    }
}
