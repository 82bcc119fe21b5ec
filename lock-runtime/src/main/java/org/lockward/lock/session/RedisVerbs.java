package org.lockward.lock.session;

import org.lockward.lock.redis.Answer;
import org.lockward.lock.redis.Attempt;
import org.lockward.lock.redis.Holder;
import org.lockward.lock.redis.Key;
import org.lockward.lock.redis.TtlLock;
import org.lockward.lock.redis.TtlLocks;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.RedisRequest;
import org.lockward.lock.wire.Reply;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What one session does with the lock idioms of Redis. Its keys outlive it.
final class RedisVerbs {

    private static final Reply NULL = new Reply.Null();

    private final Sessions all;
    private final Session session;
    private final Peer peer;

    RedisVerbs(Sessions all, Session session, Peer peer) {
        this.all = all;
        this.session = session;
        this.peer = peer;
    }

    void handle(RedisRequest request, long nowNanos) {
        if (request instanceof RedisRequest.Break broken) {
            new AdminActs(all, session).act(broken, nowNanos);
        } else {
            session.send(answer(request, nowNanos));
        }
    }

    private Reply answer(RedisRequest request, long nowNanos) {
        return switch (request) {
            case RedisRequest.Set set -> set(set, nowNanos);
            case RedisRequest.Get(Key key) ->
                    all.families()
                            .refuseNative(List.of(key))
                            .orElseGet(() -> value(locks().find(key, nowNanos)));
            case RedisRequest.TimeLeft left -> timeLeft(left, nowNanos);
            case RedisRequest.Exists(List<Key> keys) -> exists(keys, nowNanos);
            case RedisRequest.Delete(List<Key> keys) ->
                    all.families()
                            .refuseNative(keys)
                            .orElseGet(() -> number(locks().delete(keys, self(), nowNanos)));
            case RedisRequest.Expire(Key key, var ttl) ->
                    all.families()
                            .refuseNative(List.of(key))
                            .orElseGet(() -> number(locks().expireAt(key, ttl, self(), nowNanos)));
            case RedisRequest.Eval(String text, var call) ->
                    scripts().eval(text, call(call), nowNanos);
            case RedisRequest.EvalSha(String sha, var call) ->
                    scripts().evalSha(sha, call(call), nowNanos);
            case RedisRequest.ScriptLoad(String text) -> scripts().load(text);
            case RedisRequest.ScriptExists(List<String> shas) -> scripts().exist(shas);
            case RedisRequest.Check(Key key, long token) ->
                    new Reply.Int(all.families().isHeld(key, token, nowNanos) ? 1 : 0);
            case RedisRequest.Break broken ->
                    throw new IllegalStateException("an act of an admin: " + broken);
            case RedisRequest.Select select -> Reply.Status.OK;
            case RedisRequest.Settings(List<String> names) -> settings(names);
        };
    }

    /// Those that `redis-benchmark` asks for; they say that nothing is written to disk.
    private static Reply settings(List<String> names) {
        Map<String, Reply> known =
                Map.of("save", new Reply.Text(""), "appendonly", new Reply.Text("no"));
        Map<String, Reply> asked = new LinkedHashMap<>();
        names.stream().filter(known::containsKey).forEach(n -> asked.put(n, known.get(n)));
        return new Reply.Fields(asked);
    }

    private Reply set(RedisRequest.Set set, long nowNanos) {
        List<Key> keys = List.of(set.key());
        Optional<Reply> refusal = all.families().refuseTaking("SET", keys, session);
        if (refusal.isPresent()) {
            return refusal.get();
        }
        Attempt attempt = new Attempt(keys, set.value(), self());
        if (!set.held()) {
            return status(locks().acquire(attempt, set.ttl(), nowNanos));
        }
        Optional<TtlLock> other =
                locks().find(set.key(), nowNanos).filter(l -> !l.value().equals(set.value()));
        return other.map(RedisVerbs::wouldSteal)
                .orElseGet(() -> status(locks().extend(attempt, set.ttl(), nowNanos)));
    }

    private static Reply wouldSteal(TtlLock lock) {
        return new Reply.Failure(
                ErrorWord.BUSY,
                lock.key()
                        + " is held with another value, by "
                        + lock.holder().name()
                        + ": SET XX would take it from there");
    }

    private Reply timeLeft(RedisRequest.TimeLeft left, long nowNanos) {
        return all.families()
                .refuseNative(List.of(left.key()))
                .orElseGet(() ->
                        new Reply.Int(
                                locks().find(left.key(), nowNanos)
                                        .map(lock -> lock.leftMillis(nowNanos))
                                        .map(ms -> left.seconds() ? (ms + 500) / 1_000 : ms)
                                        .orElse(-2L)));
    }

    private Reply exists(List<Key> keys, long nowNanos) {
        return all.families()
                .refuseNative(keys)
                .orElseGet(() ->
                        new Reply.Int(
                                keys.stream()
                                        .filter(key -> locks().find(key, nowNanos).isPresent())
                                        .count()));
    }

    private static Reply value(Optional<TtlLock> lock) {
        return lock.<Reply>map(l -> new Reply.Text(l.value().text())).orElse(NULL);
    }

    private static Reply status(Answer answer) {
        return switch (answer) {
            case Answer.Done done -> Reply.Status.OK;
            case Answer.Not not -> NULL;
            case Answer.Refused refused -> RedisScripts.failure(refused);
        };
    }

    private static Reply number(Answer answer) {
        return RedisScripts.number(answer, new Reply.Int(0));
    }

    /// Made anew for each request that needs it: most sessions use no key.
    private Holder self() {
        String address = peer.address();
        int port = address.lastIndexOf(':');
        return new Holder(
                peer.node(),
                session.id(),
                all.families().remember(peer.certificates()),
                port < 0 ? address : address.substring(0, port));
    }

    private RedisScripts.Caller call(RedisRequest.Call call) {
        return new RedisScripts.Caller(call.keys(), call.arguments(), session, self());
    }

    private TtlLocks locks() {
        return all.families().locks();
    }

    private RedisScripts scripts() {
        return all.families().scripts();
    }
}
