package org.lockward.lock.session;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.Reply;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// Asks the access rules before a session gets in line.
///
/// @param session who asks
record Gate(Sessions all, Session session) {

    /// What the peer is told, after the log was; empty if the rules allow it.
    Optional<Reply.Failure> denied(String request, String name, LockMode mode) {
        String node = session.node().orElse("-");
        return all.host
                .objection(node, name, mode)
                .map(rule -> {
                    log(request, name, mode, rule);
                    return new Reply.Failure(
                            ErrorWord.DENIED,
                            "rule: %s may not lock %s in mode %s: %s"
                                    .formatted(node, name, mode, rule));
                });
    }

    private void log(String request, String name, LockMode mode, String rule) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("peer", session.address());
        values.put("owner", session.owner().name());
        values.put("reason", "rule");
        values.put("request", request);
        values.put("name", name);
        values.put("mode", mode.name());
        values.put("rule", rule);
        all.host.logRefusal("denied", values);
    }
}
