package org.lockward.lock.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.resource.LockMode;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

/// Which rule decides, and what is no rule.
class AccessRulesTest {

    private static final String RULES =
            """
            # backups
            allow backup-* db/*  # no such name: a remark
            allow backup-? db PR,CR

            deny  *  db
            allow node-1 /data/*
            allow * queue*
            """;

    @TempDir Path temp;

    private AccessRules rules(String text) throws IOException {
        return new RulesFile(Files.writeString(temp.resolve("rules"), text)).load();
    }

    private String problem(String text) {
        LockException.InvalidInput e =
                assertThrows(LockException.InvalidInput.class, () -> rules(text));
        return e.problem().why();
    }

    @ParameterizedTest(name = "{0} {1} {2}")
    @CsvSource({
        "backup-1, db, PR, ''",
        "backup-1, db, EX, rule in line 5: deny * db",
        "backup-12, db, PR, rule in line 5: deny * db",
        "node-1, /data/x/y, EX, ''",
        "node-1, /data, EX, no rule allows it",
        "node-2, /data/x, EX, no rule allows it",
        "-, queue-7, EX, ''",
        "-, other, NL, no rule allows it",
    })
    void the_first_rule_that_fits_decides(String node, String name, String mode, String why)
            throws IOException {
        Optional<String> objection = rules(RULES).objection(node, name, LockMode.valueOf(mode));
        assertEquals(why, objection.orElse(""));
    }

    @Test
    void without_rules_everything_is_allowed_and_with_none_nothing() throws IOException {
        assertEquals(Optional.empty(), AccessRules.NONE.objection("-", "a", LockMode.EX));
        assertEquals(Optional.of("no rule allows it"), rules("").objection("-", "a", LockMode.EX));
    }

    @Test
    void every_fault_is_named_with_its_line() {
        assertEquals(
                "line 1: a rule begins with allow or deny; line 3: a rule has 3 or 4 words,"
                        + " allow|deny NODE NAME [MODES], this one 2; line 4: modes are some of NL"
                        + " CR CW PR PW EX with commas between them",
                problem("permit * *\n\nallow *\ndeny * * PR,,EX\n"));
    }

    @Test
    void a_file_that_ends_within_a_line_is_not_taken() {
        assertEquals(
                "line 2 does not end: is the file being written?", problem("allow a b\nallow * d"));
    }

    @Test
    void too_many_rules_or_bytes_are_not_taken() {
        assertEquals(
                "it has 1001 rules, at most 1000 are taken", problem("allow * *\n".repeat(1_001)));
        assertEquals("it has more than 262144 bytes", problem("#".repeat(262_145)));
    }

    @Test
    void a_pattern_has_a_length_and_printable_characters() {
        assertTrue(problem("allow * " + "x".repeat(256) + "\n").contains("1 to 255 characters"));
        assertTrue(problem("allow * \u00e9\n").contains("printable ASCII"));
    }

    @ParameterizedTest(name = "{0} {1}")
    @CsvSource({
        "a*b*c, abc, true",
        "a*b*c, axxbyyc, true",
        "a*b*c, axxbyy, false",
        "*, '', true",
        "?, '', false",
        "a?c, abc, true",
        "a?c, ac, false",
        "**a, a, true",
        "[a], [a], true",
        "a, A, false",
    })
    void a_pattern_fits_all_of_a_text(String pattern, String text, boolean fits) {
        assertEquals(fits, new Glob(pattern).matches(text));
    }

    @Test
    @Timeout(2)
    void no_pattern_takes_long() {
        Glob evil = new Glob("*a".repeat(127) + "b");
        for (int i = 0; i < 1_000; i++) {
            assertEquals(false, evil.matches("a".repeat(255)));
        }
    }
}
