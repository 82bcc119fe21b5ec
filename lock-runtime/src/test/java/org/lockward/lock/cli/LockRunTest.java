package org.lockward.lock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockward.lock.client.LockClient;
import org.lockward.lock.client.LockRequest;
import org.lockward.lock.testbed.Fleet;
import org.lockward.lock.testbed.RunningDaemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/// `lock run` with what flom's options say, and to its bitter end.
class LockRunTest {

    @TempDir static Path temp;
    private static Fleet fleet;
    private static RunningDaemon daemon;

    @BeforeAll
    static void start() {
        fleet = new Fleet(temp);
        daemon = new RunningDaemon(fleet.bundle("daemon"), temp.resolve("state"));
    }

    @AfterAll
    static void stop() {
        daemon.close();
    }

    private static Program run(String options, String... command) throws IOException {
        List<String> line = new ArrayList<>(List.of("run"));
        line.addAll(List.of(options.split(" ", -1)));
        line.add("--");
        line.addAll(List.of(command));
        Map<String, String> node =
                Map.of(
                        "LOCKWARD_LOCKD",
                        "127.0.0.1:" + daemon.port(),
                        "LOCKWARD_TLS",
                        "" + fleet.bundle("a"));
        return Program.start(Lock.class, node, line.toArray(new String[0]));
    }

    @ParameterizedTest
    @CsvSource({
        "--name left.right, (left|right)",
        "--name _s_plain[100], 1",
        "--name _t_%Y-%m-%dT%H:%M:%S.#ff[1], '[0-9]{4}-[0-9]{2}-[0-9]{2}T.*'",
    })
    void an_element_is_the_last_argument_and_in_the_environment(String options, String form)
            throws Exception {
        try (Program run = run(options, "sh", "-c", "echo $#:$0 $LOCKWARD_ELEMENT")) {
            assertEquals(0, run.join(), run.errors());
            assertTrue(run.output().matches("0:" + form + " " + form + "\n"), run.output());
        }
    }

    @Test
    void a_lock_without_elements_adds_no_argument() throws Exception {
        try (Program run = run("--name none", "sh", "-c", "echo $0 ${LOCKWARD_ELEMENT-unset}")) {
            assertEquals(0, run.join(), run.errors());
            assertEquals("sh unset\n", run.output());
        }
    }

    @Test
    void a_command_that_fails_gives_its_transactional_number_back() throws Exception {
        StringBuilder numbers = new StringBuilder();
        for (String status : List.of("1", "0", "0")) {
            String script = "echo $LOCKWARD_ELEMENT; exit " + status;
            try (Program run = run("--name _S_kept[100] --idle 1m", "sh", "-c", script)) {
                assertEquals(Integer.parseInt(status), run.join(), run.errors());
                numbers.append(run.output());
            }
        }
        assertEquals("1\n1\n2\n", numbers.toString());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-n gone -e no --timeout 0 | 96 | the lock was not obtained",
                "-n pool[2] -q 3 | 99 | IMPOSSIBLE",
                "-n pool[2] -q 0 | 99 | a quantity is 1 to 2147483647",
                "-n gone -e maybe | 99 | --resource-create is yes or no",
                "-n gone --ignore-signal KILL | 99 | cannot be ignored",
                "-n a..b | 99 | names no resource",
            })
    void what_cannot_be_has_its_status_and_its_reason(String options, int status, String said)
            throws Exception {
        try (Program run = run(options, "true")) {
            assertEquals(status, run.join(), run.errors());
            assertTrue(run.errors().contains(said), run.errors());
        }
    }

    @Test
    void units_are_taken_from_a_pool() throws Exception {
        try (Program run = run("-n pool[4] -q 3", "sh", "-c", "echo in; read line");
                LockClient other = fleet.connect("b", daemon.port())) {
            run.await(out -> out.contains("in"));
            assertEquals(1, other.lock(LockRequest.of("pool[4]")).quantity());
            LockRequest two = LockRequest.of("pool[4]").withQuantity(2).within(Duration.ZERO);
            assertFalse(obtained(other, two));
        }
    }

    private static boolean obtained(LockClient client, LockRequest request) {
        try {
            client.lock(request);
            return true;
        } catch (org.lockward.lock.problem.LockException.NotObtained e) {
            return false;
        }
    }

    @Test
    void when_lock_is_killed_the_kernel_kills_the_command_and_the_lock_is_free() throws Exception {
        try (Program run = run("-n leash", "sh", "-c", "trap '' TERM HUP INT; echo $$; sleep 30");
                LockClient other = fleet.connect("b", daemon.port())) {
            long pid = Long.parseLong(run.await(out -> out.endsWith("\n")).strip());
            Optional<ProcessHandle> child = ProcessHandle.of(pid);
            long killed = System.nanoTime();
            run.signal("KILL");
            assertTrue(other.lock(LockRequest.of("leash")).isHeld());
            child.orElseThrow().onExit().get(2, TimeUnit.SECONDS);
            assertTrue(System.nanoTime() - killed < TimeUnit.SECONDS.toNanos(2), "within 2 s");
        }
    }

    @Test
    void an_ignored_signal_reaches_nobody() throws Exception {
        String script = "trap 'echo got' TERM; echo ready; for i in 1 2 3 4 5; do sleep 0.1; done";
        try (Program run = run("-n deaf --ignore-signal SIGTERM", "sh", "-c", script)) {
            run.await(out -> out.contains("ready"));
            run.signal("TERM");
            assertEquals(0, run.join(), run.errors());
            assertEquals("ready\n", run.output());
        }
    }

    @ParameterizedTest
    @CsvSource({"USR1", "USR2"})
    void user_signals_go_to_the_command(String signal) throws Exception {
        String script = "trap 'exit 6' " + signal + "; echo ready; while :; do sleep 0.1; done";
        try (Program run = run("-n s" + signal, "sh", "-c", script)) {
            run.await(out -> out.contains("ready"));
            run.signal(signal);
            assertEquals(6, run.join(), run.errors());
        }
    }
}
