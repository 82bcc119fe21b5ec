package org.lockward.lock.session;

import org.lockward.lock.redis.Answer;
import org.lockward.lock.redis.Attempt;
import org.lockward.lock.redis.Holder;
import org.lockward.lock.redis.Key;
import org.lockward.lock.redis.LockValue;
import org.lockward.lock.redis.Script;
import org.lockward.lock.redis.Script.Act;
import org.lockward.lock.redis.Scripts;
import org.lockward.lock.redis.Ttl;
import org.lockward.lock.redis.TtlLocks;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.Reply;

import java.util.List;
import java.util.Optional;

/// The scripts of the lock idioms: known by their text, done by the table, never run.
final class RedisScripts {

    private static final Reply UNKNOWN =
            new Reply.Failure(
                    ErrorWord.UNSUPPORTED,
                    "this daemon runs no scripts; it knows those of the lock idioms by their text:"
                            + " compare and delete, compare and (p)expire, and those of redis-py,"
                            + " redlock and Spring Integration");

    /// Who calls a script, and with what.
    record Caller(List<Key> keys, List<String> arguments, Session session, Holder self) {}

    private final Families families;
    private final Scripts scripts = new Scripts();

    RedisScripts(Families families) {
        this.families = families;
    }

    Reply eval(String text, Caller caller, long nowNanos) {
        return scripts.known(text).map(script -> run(script, caller, nowNanos)).orElse(UNKNOWN);
    }

    Reply evalSha(String sha, Caller caller, long nowNanos) {
        return scripts.withSha(sha)
                .map(script -> run(script, caller, nowNanos))
                .orElse(
                        new Reply.Failure(
                                ErrorWord.NOSCRIPT, "no such script was sent yet: use EVAL"));
    }

    Reply load(String text) {
        return scripts.known(text)
                .<Reply>map(script -> new Reply.Text(Scripts.sha1(text)))
                .orElse(UNKNOWN);
    }

    Reply exist(List<String> shas) {
        return new Reply.Array(
                shas.stream()
                        .<Reply>map(sha -> new Reply.Int(scripts.withSha(sha).isPresent() ? 1 : 0))
                        .toList());
    }

    static Reply number(Answer answer, Reply no) {
        return switch (answer) {
            case Answer.Done(int keys) -> new Reply.Int(keys);
            case Answer.Not not -> no;
            case Answer.Refused refused -> failure(refused);
        };
    }

    static Reply failure(Answer.Refused refused) {
        ErrorWord word =
                switch (refused.reason()) {
                    case FOREIGN -> ErrorWord.DENIED;
                    case QUOTA -> ErrorWord.QUOTA;
                };
        return new Reply.Failure(word, refused.text());
    }

    private Reply run(Script script, Caller caller, long nowNanos) {
        if (caller.arguments().size() != script.arguments()
                || (!script.many() && caller.keys().size() != 1)) {
            return new Reply.Failure(
                    ErrorWord.ERR,
                    "this script takes %s and %d arguments, not %d and %d"
                            .formatted(
                                    script.many() ? "keys" : "1 key",
                                    script.arguments(),
                                    caller.keys().size(),
                                    caller.arguments().size()));
        }
        boolean takes = script.act() == Act.ACQUIRE || script.act() == Act.OBTAIN;
        Optional<Reply> refusal =
                takes
                        ? families.refuseTaking("EVAL", caller.keys(), caller.session())
                        : families.refuseNative(caller.keys());
        return refusal.orElseGet(() -> act(script, caller, nowNanos));
    }

    private Reply act(Script script, Caller caller, long nowNanos) {
        try {
            Attempt attempt =
                    new Attempt(
                            caller.keys(),
                            new LockValue(caller.arguments().getFirst()),
                            caller.self());
            Reply no = script.nilForNo() ? new Reply.Null() : new Reply.Int(0);
            return number(act(script.act(), attempt, caller.arguments(), nowNanos), no);
        } catch (IllegalArgumentException e) {
            return new Reply.Failure(ErrorWord.ERR, String.valueOf(e.getMessage()));
        }
    }

    private Answer act(Act act, Attempt attempt, List<String> arguments, long nowNanos) {
        TtlLocks locks = families.locks();
        return switch (act) {
            case RELEASE -> locks.release(attempt, nowNanos);
            case EXTEND -> locks.extend(attempt, new Ttl(time(arguments)), nowNanos);
            case EXTEND_SECONDS -> locks.extend(attempt, Ttl.ofSeconds(time(arguments)), nowNanos);
            case ADJUST ->
                    arguments.get(2).equals("0")
                            ? locks.prolong(attempt, new Ttl(time(arguments)), nowNanos)
                            : locks.extend(attempt, new Ttl(time(arguments)), nowNanos);
            case ACQUIRE -> locks.acquire(attempt, new Ttl(time(arguments)), nowNanos);
            case OBTAIN -> locks.obtain(attempt, new Ttl(time(arguments)), nowNanos);
        };
    }

    private static long time(List<String> arguments) {
        try {
            return Long.parseLong(arguments.get(1));
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("ARGV[2] is a time in whole numbers", e);
        }
    }
}
