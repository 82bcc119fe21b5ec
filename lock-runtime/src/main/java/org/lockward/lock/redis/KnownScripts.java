package org.lockward.lock.redis;

import org.lockward.lock.redis.Script.Act;

import java.util.HashMap;
import java.util.Map;

/// The scripts that lock users of Redis send, by their canonical text; `docs/redis.md` says whose
/// they are.
final class KnownScripts {

    private static final String IF_MINE = "if redis.call('get', KEYS[1]) == ARGV[1] then ";
    private static final String UNLESS_MINE =
            "local token = redis.call('get', KEYS[1])"
                    + " if not token or token ~= ARGV[1] then return 0 end ";
    private static final String SET_ALL =
            "for i, key in ipairs(KEYS) do redis.call('set', key, ARGV[1], 'px', ARGV[2]) end"
                    + " return #KEYS";

    private static final Map<String, Script> BY_TEXT = new HashMap<>();

    static {
        mine("return redis.call('del', KEYS[1])", new Script(Act.RELEASE, false, 1, false));
        mine("return redis.call('unlink', KEYS[1])", new Script(Act.RELEASE, false, 1, false));
        mine(
                "return redis.call('pexpire', KEYS[1], ARGV[2])",
                new Script(Act.EXTEND, false, 2, false));
        mine(
                "return redis.call('expire', KEYS[1], ARGV[2])",
                new Script(Act.EXTEND_SECONDS, false, 2, false));
        redisPy();
        redlock();
        spring();
    }

    private KnownScripts() {}

    /// By canonical text.
    static Map<String, Script> byText() {
        return BY_TEXT;
    }

    /// As the documentation of Redis has it, and without the word `else`.
    private static void mine(String act, Script script) {
        put(IF_MINE + act + " else return 0 end", script);
        put(IF_MINE + act + " end return 0", script);
    }

    /// `Lock` of redis-py.
    private static void redisPy() {
        put(
                UNLESS_MINE + "redis.call('del', KEYS[1]) return 1",
                new Script(Act.RELEASE, false, 1, false));
        put(
                UNLESS_MINE + "redis.call('pexpire', KEYS[1], ARGV[2]) return 1",
                new Script(Act.EXTEND, false, 2, false));
        put(
                UNLESS_MINE
                        + "local expiration = redis.call('pttl', KEYS[1])"
                        + " if not expiration then expiration = 0 end"
                        + " if expiration < 0 then return 0 end"
                        + " local newttl = ARGV[2]"
                        + " if ARGV[3] == '0' then newttl = ARGV[2] + expiration end"
                        + " redis.call('pexpire', KEYS[1], newttl) return 1",
                new Script(Act.ADJUST, false, 3, false));
    }

    /// `redlock` of Node.js, 4 and 5.
    private static void redlock() {
        put(
                "for i, key in ipairs(KEYS) do"
                        + " if redis.call('exists', key) == 1 then return 0 end end "
                        + SET_ALL,
                new Script(Act.ACQUIRE, true, 2, false));
        put(
                "for i, key in ipairs(KEYS) do"
                        + " if redis.call('get', key) ~= ARGV[1] then return 0 end end "
                        + SET_ALL,
                new Script(Act.EXTEND, true, 2, false));
        put(
                "local count = 0 for i, key in ipairs(KEYS) do"
                        + " if redis.call('get', key) == ARGV[1] then"
                        + " redis.pcall('del', key) count = count + 1 end end return count",
                new Script(Act.RELEASE, true, 1, false));
    }

    /// `RedisLockRegistry` of Spring Integration, spin lock.
    private static void spring() {
        String client = "local lockClientId = redis.call('get', KEYS[1])";
        put(
                client
                        + " if lockClientId == ARGV[1] then"
                        + " redis.call('pexpire', KEYS[1], ARGV[2]) return true"
                        + " elseif not lockClientId then"
                        + " redis.call('set', KEYS[1], ARGV[1], 'px', ARGV[2]) return true"
                        + " end return false",
                new Script(Act.OBTAIN, false, 2, true));
        put(
                client
                        + " if lockClientId == ARGV[1] then"
                        + " redis.call('unlink', KEYS[1]) return true end return false",
                new Script(Act.RELEASE, false, 1, true));
        put(
                IF_MINE + "redis.call('pexpire', KEYS[1], ARGV[2]) return true end return false",
                new Script(Act.EXTEND, false, 2, true));
    }

    private static void put(String text, Script script) {
        BY_TEXT.put(LuaText.canonical(text), script);
    }
}
