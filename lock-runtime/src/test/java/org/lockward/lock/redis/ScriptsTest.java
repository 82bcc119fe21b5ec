package org.lockward.lock.redis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.lock.redis.Script.Act;

import java.util.Locale;
import java.util.Optional;

/// Scripts are known by what they say, not by how it is laid out.
class ScriptsTest {

    private static final String RELEASE =
            "if redis.call('get',KEYS[1]) == ARGV[1] then return redis.call('del',KEYS[1])"
                    + " else return 0 end";
    private static final Optional<Script> KNOWN =
            Optional.of(new Script(Act.RELEASE, false, 1, false));

    private final Scripts scripts = new Scripts();

    @ParameterizedTest
    @ValueSource(
            strings = {
                RELEASE,
                "if redis.call(\"get\",KEYS[1]) == ARGV[1]\nthen\n    return"
                        + " redis.call(\"del\",KEYS[1])\nelse\n    return 0\nend",
                "\n -- release, if it is mine\n if (redis.call('GET', KEYS[1]) == ARGV[1]) then"
                        + " return redis.call( \"DEL\", KEYS[1] ); end; return 0;",
                "if redis.call('get',KEYS[1])==ARGV[1] then return redis.call('UNLINK',KEYS[1])"
                        + " else return 0 end --done",
            })
    void compare_and_delete_is_known_in_any_layout(String text) {
        assertEquals(KNOWN, scripts.known(text));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "return 1",
                "return redis.call('del',KEYS[1])",
                "if redis.call('get',KEYS[1]) == ARGV[1] then return redis.call('del',KEYS[2])"
                        + " else return 0 end",
                "if redis.call('get',KEYS[1]) ~= ARGV[1] then return redis.call('del',KEYS[1])"
                        + " else return 0 end",
                "if redis.call('get ',KEYS[1]) == ARGV[1] then return redis.call('del',KEYS[1])"
                        + " else return 0 end",
                "if redis.call('get',KEYS[1]) == ARGV[1] then return redis.call('del',KEYS[1])"
                        + " else return 0 end return 1",
                "if redis.call('get',KEYS[1]) == ARGV[1] --[[ then return 0 ]] then return"
                        + " redis.call('del',KEYS[1]) else return 0 end",
                "if redis.call('g\\101t',KEYS[1]) == ARGV[1] then return 0 end",
            })
    void what_differs_in_anything_else_is_not_known(String text) {
        assertEquals(Optional.empty(), scripts.known(text));
    }

    @Test
    void the_sha_of_a_script_is_known_once_its_text_was_sent() {
        String sha = Scripts.sha1(RELEASE);
        assertEquals(Optional.empty(), scripts.withSha(sha));
        scripts.known(RELEASE);
        assertEquals(KNOWN, scripts.withSha(sha));
        assertEquals(KNOWN, scripts.withSha(sha.toUpperCase(Locale.ROOT)));
    }

    @Test
    void spellings_are_forgotten_when_there_are_too_many() {
        scripts.known(RELEASE);
        for (int i = 0; i < Scripts.MAX_REMEMBERED; i++) {
            assertTrue(scripts.known(RELEASE + " ".repeat(i + 1)).isPresent());
        }
        assertEquals(Optional.empty(), scripts.withSha(Scripts.sha1(RELEASE)));
    }

    @Test
    void extending_is_known_in_milliseconds_and_seconds() {
        String extend =
                "if redis.call('get',KEYS[1]) == ARGV[1] then return redis.call('%s',KEYS[1],"
                        + " ARGV[2]) else return 0 end";
        assertEquals(Act.EXTEND, scripts.known(extend.formatted("pexpire")).orElseThrow().act());
        assertEquals(
                Act.EXTEND_SECONDS, scripts.known(extend.formatted("expire")).orElseThrow().act());
    }

    @Test
    void the_scripts_of_spring_integration_answer_true_or_nil() {
        String obtain =
                """
                local lockClientId = redis.call('GET', KEYS[1])
                if lockClientId == ARGV[1] then
                \tredis.call('PEXPIRE', KEYS[1], ARGV[2])
                \treturn true
                elseif not lockClientId then
                \tredis.call('SET', KEYS[1], ARGV[1], 'PX', ARGV[2])
                \treturn true
                end
                return false
                """;
        assertEquals(Optional.of(new Script(Act.OBTAIN, false, 2, true)), scripts.known(obtain));
    }

    @Test
    void the_scripts_of_redlock_take_several_keys() {
        String release =
                """
                \tlocal count = 0
                \tfor i, key in ipairs(KEYS) do
                \t\t-- Only remove entries for *this* lock value.
                \t\tif redis.call("get", key) == ARGV[1] then
                \t\t\tredis.pcall("del", key)
                \t\t\tcount = count + 1
                \t\tend
                \tend

                \t-- Return the number of entries removed.
                \treturn count
                """;
        assertEquals(Optional.of(new Script(Act.RELEASE, true, 1, false)), scripts.known(release));
    }
}
