package org.lockward.lock.session;

import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.Grant;
import org.lockward.lock.table.Holding;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.LifeRequest;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Secret;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// How long one session lives: whether it outlives its connection, and how it came back.
final class Life {

    private final Sessions all;
    private final Session session;

    /// With which another connection goes on; empty if the session ends with its connection.
    private Optional<Secret> secret = Optional.empty();

    Life(Sessions all, Session session) {
        this.all = all;
        this.session = session;
    }

    Optional<Secret> secret() {
        return secret;
    }

    void handle(LifeRequest request, long nowNanos) {
        switch (request) {
            case LifeRequest.Release(boolean atLeaseEnd) -> release(atLeaseEnd);
            case LifeRequest.Attach(long id, Secret shown) -> attach(id, shown, nowNanos);
            case LifeRequest.Reclaim reclaim ->
                    new Reclaiming(all, session).reclaim(reclaim, nowNanos);
        }
    }

    /// A grant as it is told: with a receipt if the session is to outlive a connection.
    Reply.Grant reply(ResourceName name, Grant g) {
        Optional<Secret> receipt =
                secret.isPresent() && Reclaiming.isPossible(name)
                        ? Optional.of(all.life().receipts().of(name, g, session.node()))
                        : Optional.empty();
        return new Reply.Grant(g.token(), g.mode(), g.element(), g.quantity(), receipt);
    }

    private void release(boolean atLeaseEnd) {
        if (!atLeaseEnd) {
            secret = Optional.empty();
            session.send(Reply.Status.OK);
            return;
        }
        if (secret.isEmpty()) {
            byte[] bytes = new byte[Secret.BYTES];
            all.life().random().nextBytes(bytes);
            secret = Optional.of(Secret.of(bytes));
        }
        session.ensureLease();
        session.send(new Reply.Fields(credentials()));
    }

    private Map<String, Reply> credentials() {
        Map<String, Reply> fields = new LinkedHashMap<>();
        fields.put("session", new Reply.Int(session.id()));
        fields.put("secret", new Reply.Text(secret.map(Secret::hex).orElse("")));
        fields.put("lease_ms", new Reply.Int(session.lease().toMillis()));
        return fields;
    }

    /// Whoever does not get in learns nothing: not even whether there is such a session.
    private void attach(long id, Secret shown, long nowNanos) {
        if (!all.table.holdings(session.owner()).isEmpty() || !session.verbs().waits().isEmpty()) {
            session.fail(ErrorWord.ERR, "SESSION: ATTACH comes before the first lock");
            return;
        }
        all.session(id)
                .filter(open -> open != session && isOf(open, shown))
                .ifPresent(open -> open.detach(nowNanos));
        Optional<Detached> found = all.lifetimes().take(id, shown, session.node());
        if (found.isEmpty()) {
            deny(id);
            return;
        }
        secret = Optional.of(found.get().secret());
        all.adopt(session, found.get());
        log("attached", id);
        Map<String, Reply> fields = credentials();
        fields.put("locks", locks());
        session.send(new Reply.Fields(fields));
    }

    private boolean isOf(Session open, Secret shown) {
        return open.life().secret().map(shown::matches).orElse(false)
                && open.node().equals(session.node());
    }

    private void deny(long id) {
        Map<String, String> values = line(id);
        values.put("reason", "attach");
        values.put("detail", "no session of that number, secret and node");
        all.host.logRefusal("denied", values);
        session.fail(ErrorWord.DENIED, "attach: there is no such session for you");
    }

    /// Name, token and how often, one after the other.
    private Reply locks() {
        List<Reply> flat = new ArrayList<>();
        for (Holding h : all.table.holdings(session.owner())) {
            flat.add(new Reply.Text(h.name().text()));
            flat.add(new Reply.Int(h.token()));
            flat.add(new Reply.Int(h.times()));
        }
        return new Reply.Array(flat);
    }

    private void log(String event, long id) {
        all.host.log(event, line(id));
    }

    private Map<String, String> line(long id) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("peer", session.address());
        values.put("owner", session.owner().name());
        values.put("session", Long.toString(id));
        return values;
    }
}
