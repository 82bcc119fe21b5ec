package org.lockward.lock.session;

import java.util.Map;

/// What the daemon's TLS rests on at this moment, for INFO: it changes while the daemon runs. For
/// any thread.
public interface Trust {

    /// Keys and values of the lines, in order; empty where there is no TLS.
    Map<String, String> facts();

    /// At level none.
    static Trust none() {
        return Map::of;
    }
}
