package org.lockward.lock.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockward.lock.resource.LockMode;

import java.util.List;

class TreeTest {

    private final TableFixture t = new TableFixture();

    @ParameterizedTest(name = "{0} held, {1} asked: {2}")
    @CsvSource({
        "/a, /a, queued 1",
        "/a, /a/b/c, queued 1",
        "/a/b/c, /a, queued 1",
        "/a/b, /a/c, granted 2",
        "/a, /ab, granted 2",
        "/a/b, /b/a, granted 2",
    })
    void a_lock_stands_against_those_above_and_below_it(String held, String asked, String outcome) {
        t.lock(1, held);
        assertEquals(outcome, t.lock(2, asked));
    }

    @Test
    void the_modes_of_all_that_is_below_count() {
        t.lock(1, "/a/b", LockMode.PR);
        t.lock(2, "/a/c", LockMode.CR);
        assertEquals("granted 3", t.lock(3, "/a", LockMode.PR));
        assertEquals("queued 1", t.lock(4, "/a", LockMode.CW));
    }

    @Test
    void nobody_overtakes_a_relative_who_waits() {
        t.lock(1, "/a/b/c", LockMode.PR);
        t.lock(2, "/a/b");
        assertEquals("queued 2", t.lock(3, "/a", LockMode.PR));
        assertEquals("queued 3", t.lock(4, "/a/b/c", LockMode.PR));
        assertEquals("granted 2", t.lock(5, "/x"));
        assertEquals(List.of("2 /a/b EX 3"), t.unlock(1, "/a/b/c", 1));
        assertEquals(List.of("3 /a PR 4", "4 /a/b/c PR 5"), t.unlock(2, "/a/b", 3));
    }

    @Test
    void ones_own_locks_are_not_in_ones_way() {
        t.lock(1, "/a/b");
        assertEquals("granted 2", t.lock(1, "/a"));
        assertEquals("granted 3", t.lock(1, "/a/b/c"));
    }

    @Test
    void whoever_holds_the_tree_goes_down_in_it_past_those_who_wait() {
        t.lock(1, "/a");
        t.lock(2, "/a/b");
        assertEquals("granted 2", t.lock(1, "/a/b/c"));
        assertEquals("granted 3", t.lock(1, "/a/b"));
        assertEquals(List.of(), t.unlock(1, "/a", 1));
        assertEquals(List.of(), t.unlock(1, "/a/b", 3));
        assertEquals(List.of("2 /a/b EX 4"), t.unlock(1, "/a/b/c", 2));
    }

    @Test
    void a_conversion_looks_at_the_tree_too() {
        t.lock(1, "/a", LockMode.CR);
        t.lock(2, "/a/b", LockMode.PR);
        assertEquals("queued 1", t.convert(1, "/a", 1, LockMode.EX));
        assertEquals(List.of("1 /a EX 3"), t.unlock(2, "/a/b", 2));
    }

    @Test
    void nodes_that_nobody_needs_are_gone() {
        t.lock(1, "/a/b/c/d");
        assertEquals(4, t.table.names());
        t.unlock(1, "/a/b/c/d", 1);
        assertEquals(0, t.table.names());
    }

    @Test
    void a_node_is_not_created_by_one_below_it() {
        t.lock(1, "/a/b");
        assertEquals("CannotWait[]", t.ask(t.requestNow(2, "/a").withCreate(false)));
    }
}
