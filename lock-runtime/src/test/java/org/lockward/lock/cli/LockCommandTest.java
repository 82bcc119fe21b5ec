package org.lockward.lock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockward.lock.client.LockClient;
import org.lockward.lock.client.LockRequest;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.testbed.Fleet;
import org.lockward.lock.testbed.RunningDaemon;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// `lock` as its users meet it: a process, with children of its own.
class LockCommandTest {

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

    private static Program lock(String... arguments) throws IOException {
        return Program.start(Lock.class, node("a", daemon.port()), arguments);
    }

    private static Map<String, String> node(String id, int port) {
        return Map.of("LOCKWARD_LOCKD", "127.0.0.1:" + port, "LOCKWARD_TLS", "" + fleet.bundle(id));
    }

    private static Program run(String name, String script) throws IOException {
        return lock("run", "--name", name, "--", "sh", "-c", script);
    }

    private static LockRequest request(String name) {
        return new LockRequest(
                ResourceName.parse(name), LockMode.EX, Optional.of(Duration.ofSeconds(10)));
    }

    @Test
    void the_child_has_the_token_and_its_status_is_ours() throws Exception {
        try (Program run = run("token", "echo $LOCKWARD_TOKEN $LOCKWARD_RESOURCE; exit 7")) {
            assertEquals(7, run.join(), run.errors());
            assertTrue(run.output().matches("[0-9]{10,} token\n"), run.output());
        }
    }

    @ParameterizedTest
    @CsvSource({"kill -9 $$, 137", "kill -15 $$, 143", "exit 0, 0", "exit 255, 255"})
    void however_the_child_ends_the_shell_sees_it(String script, int status) throws Exception {
        try (Program run = run("ends", script)) {
            assertEquals(status, run.join(), run.errors());
        }
    }

    @Test
    void what_cannot_be_run_is_97_and_the_lock_is_free_again() throws Exception {
        try (Program run = lock("run", "-n", "norun", "--", "/no/such/command")) {
            assertEquals(97, run.join());
            assertTrue(run.errors().startsWith("lock: error: cannot run \"/no/such/command\"\n"));
        }
        try (LockClient client = fleet.connect("b", daemon.port())) {
            assertTrue(client.lock(request("norun")).token() > 0);
        }
    }

    @ParameterizedTest
    @CsvSource({"0, held by b", "50ms, the wait for"})
    void a_lock_that_is_not_obtained_is_98(String timeout, String said) throws Exception {
        try (LockClient holder = fleet.connect("b", daemon.port())) {
            holder.lock(request("busy" + timeout));
            String[] line = {"run", "-n", "busy" + timeout, "--timeout", timeout, "--", "true"};
            try (Program run = lock(line)) {
                assertEquals(98, run.join(), run.errors());
                assertTrue(run.errors().contains(said), run.errors());
            }
        }
    }

    @Test
    void nobody_else_gets_the_lock_while_the_child_runs() throws Exception {
        try (Program run = run("alone", "echo started; read line");
                LockClient other = fleet.connect("b", daemon.port())) {
            run.await(out -> out.contains("started"));
            assertEquals(
                    List.of("a"),
                    other.standing(10).holders().stream()
                            .filter(h -> h.name().equals("alone"))
                            .map(h -> h.party().owner())
                            .toList());
        }
    }

    @ParameterizedTest
    @CsvSource({"TERM", "INT", "HUP"})
    void a_signal_goes_to_the_child_and_its_answer_counts(String signal) throws Exception {
        String script =
                "trap 'echo got; exit 5' " + signal + "; echo ready; while :; do sleep 0.1; done";
        try (Program run = run("signal" + signal, script)) {
            run.await(out -> out.contains("ready"));
            run.signal(signal);
            assertEquals(5, run.join(), run.errors());
            assertTrue(run.output().contains("got"), run.output());
        }
    }

    @Test
    void a_lost_session_ends_the_child_with_99() throws Exception {
        RunningDaemon other = new RunningDaemon(fleet.bundle("daemon"), temp.resolve("state2"));
        String script = "trap 'echo told; exit 0' TERM; echo ready; while :; do sleep 0.1; done";
        String[] line = {"run", "--", "sh", "-c", script};
        try (Program run = Program.start(Lock.class, node("a", other.port()), line)) {
            run.await(out -> out.contains("ready"));
            other.close();
            assertEquals(99, run.join(), run.errors());
            assertTrue(run.output().contains("told"), run.output());
            assertTrue(run.errors().contains("lock: error: the lock is lost"), run.errors());
        }
    }

    @Test
    void killing_lock_itself_frees_the_lock() throws Exception {
        try (Program run = run("killed", "echo $$; exec sleep 20");
                LockClient other = fleet.connect("b", daemon.port())) {
            String pid = run.await(out -> out.endsWith("\n")).strip();
            run.signal("KILL");
            assertTrue(other.lock(request("killed")).token() > 0);
            ProcessHandle.of(Long.parseLong(pid)).ifPresent(ProcessHandle::destroyForcibly);
        }
    }

    @Test
    void status_names_holder_and_waiter() throws Exception {
        try (LockClient holder = fleet.connect("b", daemon.port());
                Program status = started(holder, "status", "-o", "json")) {
            assertEquals(0, status.join(), status.errors());
            String json = status.output();
            assertTrue(json.startsWith("{\"schema\":\"lockward.locks/v1\","), json);
            assertTrue(
                    json.contains(
                            "{\"name\":\"shown\",\"mode\":\"EX\",\"type\":\"simple\",\"quantity\":1,"
                                + "\"element\":null,\"token\":\""),
                    json);
            assertTrue(json.contains("\"node\":\"b\",\"claimed\":\"b\""), json);
        }
    }

    private static Program started(LockClient holder, String... line) throws IOException {
        holder.lock(request("shown"));
        return lock(line);
    }

    @Test
    void ping_says_who_the_daemon_is() throws Exception {
        try (Program ping = lock("ping")) {
            assertEquals(0, ping.join(), ping.errors());
            assertTrue(
                    ping.output()
                            .matches(
                                    "daemon id=daemon serial=[0-9a-f]+ security=mutual"
                                            + " protocol=TLSv1.3 cipher=TLS_\\w+ time=\\d+ms\n"),
                    ping.output());
        }
    }

    @ParameterizedTest
    @CsvSource({
        "--claim=b, 9, (DENIED): claimed-id: the certificate is of 'a'",
        "--no-certificate, 9, (alert certificate_required)",
        "--daemon-id=other, 9, (host-mismatch)",
        "--security=none, 10, the daemon closed the connection",
        "--connect=localhost:1, 10, no connection to localhost:1",
        "--connect=nonsense, 2, is no address",
        "--tls=/no/such, 2, is no node bundle",
        "--nonsense, 2, Unknown option",
    })
    void ping_fails_with_the_reason(String option, int status, String said) throws Exception {
        try (Program ping = lock("ping", option)) {
            assertEquals(status, ping.join(), ping.errors());
            assertTrue(ping.errors().contains(said), ping.errors());
            assertTrue(ping.errors().lines().allMatch(l -> l.startsWith("lock: ")), ping.errors());
        }
    }

    @Test
    void intruders_are_kept_out_with_the_reason() throws Exception {
        Fleet others = new Fleet(temp.resolve("others"));
        List<String> line = new ArrayList<>(List.of("ping", "--tls", "" + others.bundle("a")));
        try (Program ping = lock(line.toArray(new String[0]))) {
            assertEquals(9, ping.join(), ping.errors());
            assertTrue(ping.errors().contains("(unknown-ca)"), ping.errors());
        }
    }
}
