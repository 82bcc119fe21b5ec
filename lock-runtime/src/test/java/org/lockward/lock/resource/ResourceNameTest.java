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

    @ParameterizedTest(name = "{0} is {1}")
    @CsvSource({
        "a, SIMPLE",
        "_RESOURCE, SIMPLE",
        "pool[1], NUMERIC",
        "pool[2147483647], NUMERIC",
        "a.b, SET",
        "red.green.blue-1, SET",
        "/a, HIERARCHICAL",
        "/var/lib/.x/a.b, HIERARCHICAL",
        "_s_id[1], SEQUENCE",
        "_S_id[10], SEQUENCE",
        "_t_%Y%m%d%H[1], TIMESTAMP",
        "_t_%F %T.#ffffff[2], TIMESTAMP",
    })
    void the_spelling_says_the_type(String text, ResourceType type) {
        assertEquals(type, ResourceName.parse(text).type());
        assertEquals(text, ResourceName.parse(text).text());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(
            delimiter = '|',
            value = {
                "_s_x | a resource name that begins like this ends in [N], a number in brackets",
                "a[0] | the number in brackets is 1 to 2147483647 without leading zeros",
                "a[01] | the number in brackets is 1 to 2147483647 without leading zeros",
                "a[2147483648] | the number in brackets is 1 to 2147483647 without leading zeros",
                "a[x] | the number in brackets is 1 to 2147483647 without leading zeros",
                "a[] | the number in brackets is 1 to 2147483647 without leading zeros",
                "[3] | character 1 of a resource name should be a letter or digit, a name begins"
                        + " there",
                "a. | character 3 of a resource name should be a letter or digit, a name begins"
                        + " there",
                "a.b.a | the element a is there twice",
                "/ | between and after the slashes of a path stands a name, not ''",
                "/a/ | between and after the slashes of a path stands a name, not ''",
                "/a//b | between and after the slashes of a path stands a name, not ''",
                "/a/../b | between and after the slashes of a path stands a name, not '..'",
                "_t_%Y[1] | a timestamp changes every hour or more often: its format needs %H, %M,"
                        + " %S or #f",
                "_t_%S#fffffff[1] | a fraction has 1 to 6 digits: #f to #ffffff",
            })
    void a_name_of_a_type_that_is_spelled_wrong_is_refused_with_the_reason(
            String text, String said) {
        Exception e = assertThrows(IllegalArgumentException.class, () -> ResourceName.parse(text));
        assertEquals(said, e.getMessage());
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource({
        "-a, 1 of a resource name is U+002D",
        "'a b', 2 of a resource name is U+0020",
        "café, 4 of a resource name is U+00E9",
        "_x, 1 of a resource name is U+005F",
        "a[b[3], 2 of a resource name is U+005B",
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
