package org.lockward.lock.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

import java.util.Optional;

class LockModeTest {

    /// The table of the design: held by row, asked by column, `Y` where both can be held.
    @ParameterizedTest(name = "held {0}: {1}")
    @CsvSource({
        "NL, YYYYYY",
        "CR, YYYYY-",
        "CW, YYY---",
        "PR, YY-Y--",
        "PW, YY----",
        "EX, Y-----",
    })
    void the_36_pairs_are_compatible_as_the_table_says(LockMode held, String row) {
        StringBuilder found = new StringBuilder();
        for (LockMode asked : LockMode.values()) {
            assertEquals(
                    held.compatibleWith(asked), asked.compatibleWith(held), held + " and " + asked);
            found.append(held.compatibleWith(asked) ? 'Y' : '-');
        }
        assertEquals(row, found.toString());
    }

    @ParameterizedTest(name = "{0} joins CR and PR: {1}")
    @CsvSource({"NL, true", "CR, true", "CW, false", "PR, true", "PW, false", "EX, false"})
    void a_mode_joins_holders_when_it_is_compatible_with_each(LockMode mode, boolean joins) {
        assertEquals(joins, mode.compatibleWithAll(LockMode.CR.bit() | LockMode.PR.bit()));
    }

    @ParameterizedTest(name = "{0} covers {1}")
    @CsvSource({
        "NL, NL-----",
        "CR, NLCR----",
        "CW, NLCRCW---",
        "PR, NLCR-PR--",
        "PW, NLCRCWPRPW-",
        "EX, NLCRCWPRPWEX",
    })
    void a_mode_covers_those_that_are_as_weak(LockMode mode, String row) {
        StringBuilder found = new StringBuilder();
        for (LockMode other : LockMode.values()) {
            found.append(mode.covers(other) ? other.name() : "-");
        }
        assertEquals(row, found.toString());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({"ex, EX", "Pr, PR", "NL, NL", "XX, ", "'', "})
    void a_mode_is_read_in_either_case(String text, LockMode mode) {
        assertEquals(Optional.ofNullable(mode), LockMode.parse(text));
    }
}
