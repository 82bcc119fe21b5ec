package org.lockward.lock.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

import redis.clients.jedis.DefaultJedisClientConfig;
import redis.clients.jedis.Jedis;
import redis.clients.jedis.commands.ProtocolCommand;
import redis.clients.jedis.exceptions.JedisConnectionException;
import redis.clients.jedis.exceptions.JedisDataException;
import redis.clients.jedis.params.SetParams;
import redis.clients.jedis.util.SafeEncoder;

import java.io.IOException;
import java.net.Socket;
import java.nio.file.Path;
import java.util.List;

import javax.net.ssl.SSLSocketFactory;

/// Jedis from Maven Central, at every level; it has no UNIX sockets.
class JedisTest {

    private static final SetParams TAKE = SetParams.setParams().nx().px(60_000);
    private static final String RELEASE =
            "if redis.call(\"get\",KEYS[1]) == ARGV[1] then return redis.call(\"del\",KEYS[1])"
                    + " else return 0 end";
    private static final String EXTEND =
            "if redis.call('get', KEYS[1]) == ARGV[1] then return redis.call('pexpire', KEYS[1],"
                    + " ARGV[2]) else return 0 end";

    @TempDir Path home;

    private static Jedis connect(Venue venue, String node) {
        if (!venue.kind().encrypted()) {
            return new Jedis("127.0.0.1", venue.port());
        }
        SSLSocketFactory tls = PlainTls.of(venue.bundle(node));
        return new Jedis(
                () -> socket(tls, venue.port()), DefaultJedisClientConfig.builder().build());
    }

    private static Socket socket(SSLSocketFactory tls, int port) {
        try {
            return tls.createSocket("127.0.0.1", port);
        } catch (IOException e) {
            throw new JedisConnectionException(e);
        }
    }

    private static Object eval(Jedis jedis, String script, String... arguments) {
        return jedis.eval(script, List.of("k"), List.of(arguments));
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SOCKET")
    void a_native_lock_is_taken_contended_and_given_back(Venue.Kind kind) {
        try (Venue venue = new Venue(kind, home);
                Jedis one = connect(venue, "a");
                Jedis two = connect(venue, "b")) {
            List<?> grant = (List<?>) one.sendCommand(words("LOCK"), "job");
            String token = grant.get(1).toString();
            var busy =
                    assertThrows(
                            JedisDataException.class,
                            () -> two.sendCommand(words("LOCK"), "job", "NOWAIT"));
            assertTrue(busy.toString().contains("BUSY job is held by "), busy.toString());
            Object ok = one.sendCommand(words("UNLOCK"), "job", token);
            assertEquals("OK", SafeEncoder.encode((byte[]) ok));
        }
    }

    @ParameterizedTest
    @EnumSource(mode = Mode.EXCLUDE, names = "SOCKET")
    void an_idiom_is_taken_contended_extended_and_released(Venue.Kind kind) {
        try (Venue venue = new Venue(kind, home);
                Jedis one = connect(venue, "a");
                Jedis two = connect(venue, "b")) {
            assertEquals("OK", one.set("k", "mine", TAKE));
            assertNull(two.set("k", "other", TAKE));
            assertEquals(0L, eval(two, RELEASE, "other"));
            assertEquals(1L, eval(one, EXTEND, "mine", "90000"));
            assertTrue(one.pttl("k") > 60_000);
            String sha = one.scriptLoad(RELEASE);
            assertEquals(1L, one.evalsha(sha, List.of("k"), List.of("mine")));
            assertEquals("OK", two.set("k", "other", SetParams.setParams().nx().px(1)));
        }
    }

    @ParameterizedTest
    @EnumSource(names = "MUTUAL")
    void at_level_mutual_the_value_of_another_node_is_not_enough(Venue.Kind kind) {
        try (Venue venue = new Venue(kind, home);
                Jedis one = connect(venue, "a");
                Jedis two = connect(venue, "b")) {
            one.set("k", "mine", TAKE);
            var denied = assertThrows(JedisDataException.class, () -> eval(two, RELEASE, "mine"));
            assertTrue(denied.toString().contains("DENIED k is held by a, not by b"));
            assertThrows(JedisDataException.class, () -> two.del("k"));
            assertEquals(1L, one.del("k"));
        }
    }

    private static ProtocolCommand words(String command) {
        return () -> SafeEncoder.encode(command);
    }
}
