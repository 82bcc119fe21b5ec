package org.lockward.lock.redis;

import java.util.Optional;

/// Who took a lock. It outlives the connection that took it.
///
/// @param node the ID that a dedicated certificate proves; empty where there is none
/// @param session the number of the session that took it
/// @param certificate how its certificate is called, empty without one
/// @param host where it came from, without the port
public record Holder(Optional<String> node, long session, String certificate, String host) {

    /// The name in replies and rows.
    public String name() {
        return node.orElse("session-" + session);
    }

    /// Whose locks are counted together: a node's, or where there are no nodes a host's.
    String account() {
        return node.orElse(host);
    }

    /// Whether the other may use the value of this one: a dedicated certificate binds it to its
    /// node, elsewhere the value is all there is.
    boolean shares(Holder other) {
        return node.isEmpty() || node.equals(other.node);
    }

    /// Whether the other is this one even without the value.
    boolean is(Holder other) {
        return node.isPresent() ? node.equals(other.node) : session == other.session;
    }
}
