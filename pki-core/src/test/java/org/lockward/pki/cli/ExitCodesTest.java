package org.lockward.pki.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/// The exit codes that scripts rely on, and the lines that people read.
class ExitCodesTest {

    private static final Problem PROBLEM = new Problem("a", "b", "c");

    private final ByteArrayOutputStream written = new ByteArrayOutputStream();

    private int handle(Throwable failure, boolean debug) {
        var err = new PrintStream(written, true, StandardCharsets.UTF_8);
        return new ProblemHandler(err, debug).handle(failure);
    }

    private String said() {
        return written.toString(StandardCharsets.UTF_8);
    }

    @Test
    void each_kind_of_failure_has_its_exit_code() {
        Map<PkiException, Integer> codes =
                Map.of(
                        new PkiException.InvalidInput(PROBLEM), 2,
                        new PkiException.NotFound(PROBLEM), 3,
                        new PkiException.Conflict(PROBLEM), 4,
                        new PkiException.Forbidden(PROBLEM), 5,
                        new PkiException.Refused(PROBLEM), 6,
                        new PkiException.Partial(PROBLEM), 7,
                        new PkiException.RolledBack(PROBLEM), 8,
                        new PkiException.Unverified(PROBLEM), 9,
                        new PkiException.Unavailable(PROBLEM), 10);
        codes.forEach((failure, code) -> assertEquals(code, ProblemHandler.exitCode(failure)));
    }

    @Test
    void a_problem_takes_three_lines() {
        handle(new PkiException.NotFound(PROBLEM), false);
        assertEquals("pki: error: a\npki: why: b\npki: hint: c\n", said());
    }

    @Test
    void several_problems_take_a_line_each_and_share_their_hints() {
        handle(new PkiException.Refused(List.of(PROBLEM, new Problem("d", "", "c"))), false);
        assertEquals("pki: error: a: b\npki: error: d\npki: hint: c\n", said());
    }

    @Test
    void what_nobody_foresaw_exits_1_and_says_so_without_a_stack_trace() {
        int exit = handle(new IllegalStateException("x\u001b[2J"), false);
        assertEquals(1, exit);
        assertTrue(said().startsWith("pki: error: a failure that nobody foresaw: Illegal"), said());
        assertEquals(3, said().lines().count());
        assertFalse(said().contains("\u001b"));
    }

    @Test
    void debug_shows_where_it_happened() {
        handle(new IllegalStateException("x"), true);
        assertTrue(said().contains("\tat org.lockward.pki.cli.ExitCodesTest"), said());
    }

    @Test
    void a_line_feed_in_a_message_does_not_forge_a_line() {
        handle(new PkiException.NotFound(Problem.of("a\npki: hint: rm -rf /")), false);
        assertEquals(1, said().lines().count(), said());
    }
}
