package org.lockward.lock.resource;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ResourceNameTest {

    @ParameterizedTest(name = "{0}")
    @ValueSource(strings = {"a", "R1", "_RESOURCE", "backup:db-1", "7", "user@host_x"})
    void a_simple_name_is_taken(String text) {
        assertEquals(text, ResourceName.parse(text).text());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "a.b, 2 of a resource name is U+002E",
        "/a, 1 of a resource name is U+002F",
        "a[3], 2 of a resource name is U+005B",
        "_s_x, 1 of a resource name is U+005F",
        "-a, 1 of a resource name is U+002D",
        "'a b', 2 of a resource name is U+0020",
        "café, 4 of a resource name is U+00E9",
    })
    void a_character_that_may_not_stand_in_a_name_is_named(String text, String said) {
        Exception e = assertThrows(IllegalArgumentException.class, () -> ResourceName.parse(text));
        assertEquals(
                "character " + said + "; it may be A-Z a-z 0-9 _ : @ -, a letter or digit first",
                e.getMessage());
    }

    @ParameterizedTest(name = "{0} characters")
    @ValueSource(ints = {0, 256, 4096})
    void a_name_has_1_to_255_characters(int length) {
        String text = "x".repeat(length);
        Exception e = assertThrows(IllegalArgumentException.class, () -> ResourceName.parse(text));
        assertEquals("a resource name has 1 to 255 characters, this one " + length, e.getMessage());
    }
}
