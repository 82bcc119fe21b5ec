package org.lockward.lock.session;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.redis.Key;
import org.lockward.lock.redis.TtlLock;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.Change;
import org.lockward.lock.table.Holding;
import org.lockward.lock.table.Owner;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.RedisRequest;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// What a session does for somebody who looks after the daemon; each act is a line in the log.
final class AdminActs {

    private final Sessions all;
    private final Session session;

    AdminActs(Sessions all, Session session) {
        this.all = all;
        this.session = session;
    }

    void act(Request.Admin request, long nowNanos) {
        if (!session.mayAdminister()) {
            deny(word(request));
            return;
        }
        switch (request) {
            case Request.Admin.Break(ResourceName name, long token) ->
                    breakLock(name, token, nowNanos);
            case Request.Admin.Kill(long id) -> kill(id, nowNanos);
            case Request.Admin.Stop(boolean now) -> stop(now);
            case Request.Admin.Reload reload -> reload();
        }
    }

    private void deny(String request) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("peer", session.address());
        values.put("owner", session.owner().name());
        values.put("reason", "not-admin");
        values.put("request", request);
        values.put("admins", all.host.admins());
        all.host.logRefusal("denied", values);
        session.fail(
                ErrorWord.DENIED,
                "not-admin: "
                        + request
                        + " is for admins; "
                        + session.owner().name()
                        + " is none of them");
    }

    /// The same for a name that only a key of the Redis idioms can have.
    void act(RedisRequest.Break request, long nowNanos) {
        if (session.mayAdminister()) {
            breakKey(request.key(), request.token(), nowNanos);
        } else {
            deny("BREAK");
        }
    }

    /// Nobody can be told: a key has no session.
    private void breakKey(Key key, long token, long nowNanos) {
        Optional<TtlLock> broken = all.families().locks().revoke(key, token, nowNanos);
        broken.map(TtlLock::holder)
                .ifPresent(holder -> {
                    Map<String, String> values = line();
                    values.put("owner", holder.name());
                    values.put("session", Long.toString(holder.session()));
                    values.put("name", key.text());
                    values.put("token", Long.toString(token));
                    all.host.log("broken", values);
                    all.tally().broken();
                });
        session.send(new Reply.Int(broken.isPresent() ? 1 : 0));
    }

    /// The session of the holder goes on, without that lock.
    private void breakLock(ResourceName name, long token, long nowNanos) {
        if (all.families().find(name, nowNanos).isPresent()) {
            breakKey(new Key(name.text()), token, nowNanos);
            return;
        }
        Optional<Owner> holder = all.table.holding(name, token).map(Holding::owner);
        Change change = all.table.revoke(name, token, nowNanos);
        if (holder.isEmpty() || !change.done()) {
            session.send(new Reply.Int(0));
            return;
        }
        Map<String, String> values = line();
        values.put("owner", holder.get().name());
        values.put("session", Long.toString(holder.get().session()));
        values.put("name", name.text());
        values.put("token", Long.toString(token));
        all.host.log("broken", values);
        all.tally().broken();
        session.send(new Reply.Int(1));
        String why = "an admin (" + session.owner().name() + ") has broken this lock";
        all.session(holder.get().session()).ifPresent(s -> s.lost(name, token, why));
        all.dispatch(change.events());
    }

    private void kill(long id, long nowNanos) {
        Optional<Session> found = all.session(id);
        if (found.isEmpty() && all.lifetimes().end(id, "killed", nowNanos)) {
            session.send(new Reply.Int(1));
            return;
        }
        if (found.isEmpty()) {
            session.send(new Reply.Int(0));
            return;
        }
        Map<String, String> values = line();
        values.put("session", Long.toString(id));
        values.put("killed_peer", found.get().address());
        values.put("killed_owner", found.get().owner().name());
        all.host.log("killed", values);
        session.send(new Reply.Int(1));
        String by = "an admin (" + session.owner().name() + ") has ended this session";
        found.get().end("killed", new Reply.Failure(ErrorWord.KILLED, by), nowNanos);
    }

    private void stop(boolean now) {
        Map<String, String> values = line();
        values.put("now", Boolean.toString(now));
        all.host.log("stopping", values);
        session.send(Reply.Status.OK);
        all.host.stop(now);
    }

    private void reload() {
        all.host.log("reload", line());
        session.awaitAnswer();
        all.host.reload(problem ->
                session.answerAwaited(problem.map(AdminActs::kept).orElse(Reply.Status.OK)));
    }

    private static Reply kept(LockException why) {
        return new Reply.Failure(
                ErrorWord.ERR,
                "kept: "
                        + why.problem().what()
                        + (why.problem().why().isEmpty() ? "" : ": " + why.problem().why())
                        + "; what was in force before stays so");
    }

    private Map<String, String> line() {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("peer", session.address());
        values.put("admin", session.owner().name());
        return values;
    }

    private static String word(Request.Admin request) {
        return switch (request) {
            case Request.Admin.Break b -> "BREAK";
            case Request.Admin.Kill k -> "KILL";
            case Request.Admin.Stop s -> "STOP";
            case Request.Admin.Reload r -> "RELOAD";
        };
    }
}
