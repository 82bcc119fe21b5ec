package org.lockward.lock.session;

import org.lockward.lock.wire.Reply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// What a daemon says about itself.
final class Greeting {

    private Greeting() {}

    /// The fields that Redis clients look for in the reply to HELLO.
    static Reply hello(Session session, DaemonFacts facts) {
        Map<String, Reply> fields = new LinkedHashMap<>();
        fields.put("server", new Reply.Text("lockward"));
        fields.put("version", new Reply.Text(facts.version()));
        fields.put("proto", new Reply.Int(session.protocol()));
        fields.put("id", new Reply.Int(session.id()));
        fields.put("mode", new Reply.Text("standalone"));
        fields.put("role", new Reply.Text("master"));
        fields.put("modules", new Reply.Array(List.of()));
        return new Reply.Fields(fields);
    }

    static Reply info(Sessions all, long nowNanos) {
        StringBuilder text = new StringBuilder("# Server\r\n");
        line(text, "lockward_version", all.facts.version());
        line(text, "node_id", all.facts.node());
        line(text, "security", all.facts.security());
        line(text, "tls_engine", all.facts.engine());
        line(text, "transport", all.facts.transport());
        line(text, "epoch", all.facts.epoch());
        line(text, "uptime_in_seconds", all.uptimeSeconds(nowNanos));
        line(text, "draining", all.isDraining() ? 1 : 0);
        Grace grace = all.life().grace();
        line(text, "last_run", grace.before().name().toLowerCase(Locale.ROOT));
        line(text, "grace", grace.policy().name().toLowerCase(Locale.ROOT));
        line(text, "grace_ms_left", all.window().leftMillis(nowNanos));
        line(text, "longest_lease_ms", all.life().longestLease().toMillis());
        text.append("\r\n# Clients\r\n");
        line(text, "connected_clients", all.size());
        line(text, "detached_sessions", all.lifetimes().size());
        text.append("\r\n# Locks\r\n");
        line(text, "locks_held", all.table.held());
        line(text, "locks_awaited", all.table.waiting());
        line(text, "names", all.table.names());
        text.append("\r\n# Limits\r\n");
        line(text, "limit_locks_per_session", all.limits.locksPerSession());
        line(text, "limit_waits_per_session", all.limits.waitsPerSession());
        line(text, "limit_locks_per_node", all.limits.locksPerNode());
        line(text, "limit_waits_per_node", all.limits.waitsPerNode());
        line(text, "limit_names", all.limits.names());
        all.host.facts().forEach((key, value) -> line(text, key, value));
        text.append("\r\n# Trust\r\n");
        all.facts.trust().facts().forEach((key, value) -> line(text, key, value));
        return new Reply.Text(text.toString());
    }

    private static void line(StringBuilder text, String key, Object value) {
        text.append(key).append(':').append(value).append("\r\n");
    }
}
