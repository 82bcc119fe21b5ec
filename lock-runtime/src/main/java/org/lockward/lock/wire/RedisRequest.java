package org.lockward.lock.wire;

import org.lockward.lock.redis.Key;
import org.lockward.lock.redis.LockValue;
import org.lockward.lock.redis.Ttl;

import java.util.List;

/// The lock idioms of Redis, as its clients say them; `docs/redis.md` is the specification.
public sealed interface RedisRequest {

    /// `SET key value NX PX ms`: takes a lock; with XX gives one's own a new end.
    ///
    /// @param held whether it said XX
    record Set(Key key, LockValue value, Ttl ttl, boolean held) implements RedisRequest {}

    /// The value of a key.
    record Get(Key key) implements RedisRequest {}

    /// What is left of a key's time.
    ///
    /// @param seconds TTL rather than PTTL
    record TimeLeft(Key key, boolean seconds) implements RedisRequest {}

    /// How many of the keys are held.
    record Exists(List<Key> keys) implements RedisRequest {
        public Exists {
            keys = List.copyOf(keys);
        }
    }

    /// Gives keys back, unlooked at.
    record Delete(List<Key> keys) implements RedisRequest {
        public Delete {
            keys = List.copyOf(keys);
        }
    }

    /// Gives a key a new end, unlooked at.
    record Expire(Key key, Ttl ttl) implements RedisRequest {}

    /// A script by its text.
    record Eval(String text, Call call) implements RedisRequest {}

    /// A script by the SHA-1 of its text.
    record EvalSha(String sha, Call call) implements RedisRequest {}

    /// Remembers a script; the reply is its SHA-1.
    record ScriptLoad(String text) implements RedisRequest {}

    /// Which of these scripts are remembered.
    record ScriptExists(List<String> shas) implements RedisRequest {
        public ScriptExists {
            shas = List.copyOf(shas);
        }
    }

    /// CHECK of a name that only a key can have.
    record Check(Key key, long token) implements RedisRequest {}

    /// BREAK of a name that only a key can have.
    record Break(Key key, long token) implements RedisRequest {}

    /// SELECT 0: there is one database.
    record Select() implements RedisRequest {}

    /// CONFIG GET of settings by their names.
    record Settings(List<String> names) implements RedisRequest {
        public Settings {
            names = List.copyOf(names);
        }
    }

    /// What a script is called with.
    ///
    /// @param arguments the first is the lock's value, which is not printed
    record Call(List<Key> keys, List<String> arguments) {
        public Call {
            keys = List.copyOf(keys);
            arguments = List.copyOf(arguments);
        }

        @Override
        public String toString() {
            return "Call[keys=" + keys + ", arguments=" + arguments.size() + "]";
        }
    }
}
