package org.lockward.lock.stock;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/// Debian's `redis-cli` and `redis-benchmark`, at every level and on the UNIX socket.
class RedisCliTest {

    private static final String RELEASE =
            "'if redis.call(\"get\",KEYS[1]) == ARGV[1] then return redis.call(\"del\",KEYS[1])"
                    + " else return 0 end'";
    private static final String EXTEND =
            "'if redis.call(\"get\",KEYS[1]) == ARGV[1] then return"
                    + " redis.call(\"pexpire\",KEYS[1],ARGV[2]) else return 0 end'";

    @TempDir Path home;

    /// The answers to these lines, one connection for all of them.
    private List<String> ask(Venue.Kind kind, String... lines) throws Exception {
        try (Venue venue = new Venue(kind, home)) {
            String input = String.join("\n", lines) + "\n";
            return Tool.CLI.output(venue.access("a"), input).lines().toList();
        }
    }

    @ParameterizedTest
    @EnumSource
    void a_native_lock_is_taken_checked_and_given_back(Venue.Kind kind) throws Exception {
        String token = "" + ((1L << 40) + 1);
        List<String> said =
                ask(
                        kind,
                        "LOCK job NOWAIT",
                        "CHECK job " + token,
                        "UNLOCK job " + token,
                        "CHECK job " + token);
        assertEquals(
                List.of("token", token, "mode", "EX", "1", "OK", "0"),
                said.stream().filter(line -> !line.isEmpty()).toList());
    }

    @ParameterizedTest
    @EnumSource
    void an_idiom_is_taken_contended_extended_and_released(Venue.Kind kind) throws Exception {
        List<String> said =
                ask(
                        kind,
                        "SET k mine NX PX 60000",
                        "SET k other PX 60000 NX",
                        "GET k",
                        "EXISTS k",
                        "EVAL " + EXTEND + " 1 k mine 90000",
                        "TTL k",
                        "SET k mine XX EX 30",
                        "TTL k",
                        "EVAL " + RELEASE + " 1 k other",
                        "EVAL " + RELEASE + " 1 k mine",
                        "GET k",
                        "PTTL k");
        assertEquals(
                List.of("OK", "", "mine", "1", "1", "90", "OK", "30", "0", "1", "", "-2"), said);
    }

    @ParameterizedTest
    @EnumSource
    void what_would_steal_or_never_end_is_refused(Venue.Kind kind) throws Exception {
        List<String> said =
                ask(
                                kind,
                                "SET k v",
                                "SET k v NX",
                                "SET k v PX 5",
                                "SETNX k v",
                                "EVAL 'return 1' 1 k")
                        .stream()
                        .filter(line -> !line.isEmpty())
                        .toList();
        assertEquals(5, said.size(), said.toString());
        for (String line : said.subList(0, 4)) {
            assertTrue(line.contains("a lock is taken with SET key value NX PX ms"), line);
        }
        assertTrue(said.get(4).startsWith("UNSUPPORTED this daemon runs no scripts"), said.get(4));
    }

    @ParameterizedTest
    @EnumSource
    void a_name_in_use_is_of_one_family(Venue.Kind kind) throws Exception {
        List<String> said =
                ask(
                        kind,
                        "SET k v NX PX 60000",
                        "LOCK k NOWAIT",
                        "LOCK n NOWAIT",
                        "SET n v NX PX 9");
        String native_ = said.stream().filter(l -> l.startsWith("WRONGTYPE k")).findFirst().get();
        assertTrue(native_.contains("in use by the redis family (SET key value NX PX)"), native_);
        assertTrue(native_.contains("LOCK is of the native family"), native_);
        String redis = said.stream().filter(l -> l.startsWith("WRONGTYPE n")).findFirst().get();
        assertTrue(redis.contains("in use by the native family (LOCK)"), redis);
    }

    @ParameterizedTest
    @EnumSource
    void the_benchmark_takes_both_kinds(Venue.Kind kind) throws Exception {
        try (Venue venue = new Venue(kind, home)) {
            for (String words : List.of("SET k v NX PX 100", "LOCK job MODE CR NOWAIT", "PING")) {
                List<String> arguments = new ArrayList<>(venue.access("a"));
                arguments.addAll(List.of("-c", "4", "-n", "400", "--csv"));
                arguments.addAll(List.of(words.split(" ")));
                String output = Tool.BENCHMARK.output(arguments, "");
                assertTrue(output.contains("\"" + words + "\""), output);
                assertTrue(!output.contains("rror") && !output.contains("WARNING"), output);
            }
        }
    }
}
