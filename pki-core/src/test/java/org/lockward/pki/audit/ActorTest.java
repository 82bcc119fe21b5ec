package org.lockward.pki.audit;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

import java.util.Map;

class ActorTest {
    private static final String USER = Actor.ofThisProcess(Map.of()).name();

    @ParameterizedTest
    @ValueSource(strings = {"", "no-such-user-here", "a b", "x\ny", "-u", "../root"})
    void a_sudo_user_that_is_no_user_is_not_named(String claimed) {
        assertEquals(USER, Actor.ofThisProcess(Map.of("SUDO_USER", claimed)).name());
    }

    @Test
    void a_sudo_user_is_named_behind_root_and_by_root_alone() {
        String expected = USER.equals("root") ? "root (sudo: daemon)" : USER;
        assertEquals(expected, Actor.ofThisProcess(Map.of("SUDO_USER", "daemon")).name());
    }
}
