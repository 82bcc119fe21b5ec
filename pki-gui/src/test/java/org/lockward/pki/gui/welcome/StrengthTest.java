package org.lockward.pki.gui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StrengthTest {

    @ParameterizedTest
    @CsvSource({
        "'', NONE",
        "secret, SHORT",
        "elevenchars, SHORT",
        "aaaaaaaaaaaaaaaaaaaaaaaa, SHORT",
        "twelve chars, FAIR",
        "correct horse battery staple, LONG"
    })
    void a_passphrase_is_judged_by_its_length(String typed, Strength strength) {
        assertEquals(strength, Strength.of(typed.toCharArray()));
    }
}
