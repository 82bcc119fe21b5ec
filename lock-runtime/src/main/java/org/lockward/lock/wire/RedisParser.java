package org.lockward.lock.wire;

import org.lockward.lock.redis.Key;
import org.lockward.lock.redis.LockValue;
import org.lockward.lock.redis.Ttl;
import org.lockward.lock.resource.ResourceName;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// The grammar of the lock idioms of Redis.
final class RedisParser {

    private static final String HOW =
            "a lock is taken with SET key value NX PX ms; without NX it would be taken from its"
                    + " holder, without a time it would have no end";

    private final Arguments arguments;

    RedisParser(Arguments arguments) {
        this.arguments = arguments;
    }

    /// The request of that command; empty if the idioms have no such command.
    Optional<Request> request(String command) {
        return Optional.ofNullable(
                switch (command) {
                    case "SET" -> redis(set());
                    case "GET" -> redis(new RedisRequest.Get(key()));
                    case "PTTL" -> redis(new RedisRequest.TimeLeft(key(), false));
                    case "TTL" -> redis(new RedisRequest.TimeLeft(key(), true));
                    case "EXISTS" -> redis(new RedisRequest.Exists(rest(Key::new)));
                    case "DEL", "UNLINK" -> redis(new RedisRequest.Delete(rest(Key::new)));
                    case "PEXPIRE" -> redis(new RedisRequest.Expire(key(), millis()));
                    case "EXPIRE" -> redis(new RedisRequest.Expire(key(), seconds()));
                    case "EVAL" -> redis(new RedisRequest.Eval(arguments.take("script"), call()));
                    case "EVALSHA" ->
                            redis(new RedisRequest.EvalSha(arguments.take("SHA-1"), call()));
                    case "SCRIPT" -> redis(script());
                    case "SELECT" -> redis(select());
                    case "CONFIG" -> redis(config());
                    case "AUTH" -> refuse("who a peer is, its certificate says; leave it out");
                    case "SETNX", "SETEX", "PSETEX", "GETSET" -> refuse(HOW);
                    default -> null;
                });
    }

    /// The request about one lock by its name and token; a name that LOCK does not take can still
    /// be that of a key.
    static Request named(
            Arguments arguments,
            NamedLock<ResourceName, Request> usual,
            NamedLock<Key, RedisRequest> redis) {
        String name = arguments.take("resource name");
        long token = arguments.number("token");
        return resource(name)
                .map(resource -> usual.of(resource, token))
                .orElseGet(() -> redis(redis.of(new Key(name), token)));
    }

    /// Makes a request of a name and a token.
    interface NamedLock<N, R> {
        R of(N name, long token);
    }

    private static Optional<ResourceName> resource(String name) {
        try {
            return Optional.of(ResourceName.parse(name));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private RedisRequest set() {
        Key key = key();
        LockValue value = new LockValue(arguments.take("value"));
        Optional<Ttl> ttl = Optional.empty();
        Optional<Boolean> held = Optional.empty();
        while (arguments.more()) {
            switch (arguments.word("option")) {
                case "NX" -> held = once(held, false);
                case "XX" -> held = once(held, true);
                case "PX" -> ttl = once(ttl, millis());
                case "EX" -> ttl = once(ttl, seconds());
                default ->
                        throw new IllegalArgumentException(
                                "the options are NX or XX, and PX ms or EX s: " + HOW);
            }
        }
        if (held.isEmpty() || ttl.isEmpty()) {
            throw new IllegalArgumentException(HOW);
        }
        return new RedisRequest.Set(key, value, ttl.get(), held.get());
    }

    private static <T> Optional<T> once(Optional<T> before, T value) {
        if (before.isPresent()) {
            throw new IllegalArgumentException("NX or XX, and one time: each is said once");
        }
        return Optional.of(value);
    }

    private RedisRequest.Call call() {
        int count = arguments.smallNumber("the number of keys");
        if (count < 1 || count > RequestDecoder.MAX_ARGUMENTS) {
            throw new IllegalArgumentException("a script has 1 to 29 keys");
        }
        List<Key> keys = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
            keys.add(key());
        }
        List<String> values = new ArrayList<>();
        while (arguments.more()) {
            values.add(arguments.take("argument"));
        }
        return new RedisRequest.Call(keys, values);
    }

    private RedisRequest script() {
        return switch (arguments.word("action")) {
            case "LOAD" -> new RedisRequest.ScriptLoad(arguments.take("script"));
            case "EXISTS" -> new RedisRequest.ScriptExists(rest(Function.identity()));
            default -> throw new IllegalArgumentException("the actions are LOAD and EXISTS");
        };
    }

    private RedisRequest select() {
        if (arguments.number("database") != 0) {
            throw new IllegalArgumentException("there is one database, 0");
        }
        return new RedisRequest.Select();
    }

    private RedisRequest config() {
        if (!arguments.word("action").equals("GET")) {
            throw new IllegalArgumentException("the only action is GET");
        }
        return new RedisRequest.Settings(rest(name -> name.toLowerCase(Locale.ROOT)));
    }

    private <T> List<T> rest(Function<String, T> of) {
        List<T> rest = new ArrayList<>();
        do {
            rest.add(of.apply(arguments.take("a name")));
        } while (arguments.more());
        return rest;
    }

    private Key key() {
        return new Key(arguments.take("key"));
    }

    private Ttl millis() {
        return new Ttl(arguments.number("time"));
    }

    private Ttl seconds() {
        return Ttl.ofSeconds(arguments.number("time"));
    }

    private static Request redis(RedisRequest request) {
        return new Request.Redis(request);
    }

    private static Request refuse(String why) {
        throw new IllegalArgumentException(why);
    }
}
