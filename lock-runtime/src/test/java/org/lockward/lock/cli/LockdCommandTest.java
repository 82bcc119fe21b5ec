package org.lockward.lock.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockward.lock.client.LockClient;
import org.lockward.lock.testbed.Fleet;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// `lockd` as its operators meet it: a process with a ready line, a log and an exit status.
class LockdCommandTest {

    private static final Pattern READY =
            Pattern.compile(
                    "lockd ready on 127\\.0\\.0\\.1:(\\d+) security=(\\w+) id=(\\S+)"
                            + " serial=(\\S+)\n");

    @TempDir static Path temp;
    private static Fleet fleet;

    @BeforeAll
    static void make_a_fleet() {
        fleet = new Fleet(temp);
    }

    private static Program lockd(String... arguments) throws IOException {
        List<String> line = new ArrayList<>(List.of(arguments));
        line.addAll(List.of("--state", temp.resolve("state").toString()));
        return Program.start(Lockd.class, Map.of(), line.toArray(new String[0]));
    }

    private static Matcher ready(Program lockd) throws IOException, InterruptedException {
        Matcher ready = READY.matcher(lockd.await(out -> out.endsWith("\n")));
        assertTrue(ready.matches(), lockd.output());
        return ready;
    }

    private static String[] mutual() {
        return new String[] {
            "--listen", "127.0.0.1:0", "--security", "mutual", "--tls", "" + fleet.bundle("daemon")
        };
    }

    @Test
    void ready_is_said_with_port_id_and_serial_and_sigterm_ends_with_0() throws Exception {
        try (Program lockd = lockd(mutual())) {
            Matcher ready = ready(lockd);
            assertEquals("mutual daemon", ready.group(2) + " " + ready.group(3));
            try (LockClient client = fleet.connect("a", Integer.parseInt(ready.group(1)))) {
                String serial = client.daemon().identity().orElseThrow().serial();
                assertEquals(serial, ready.group(4));
            }
            lockd.signal("TERM");
            assertEquals(0, lockd.join(), lockd.errors());
        }
    }

    @Test
    void level_none_serves_loopback() throws Exception {
        try (Program lockd = lockd("--listen", "127.0.0.1:0", "--security", "none")) {
            Matcher ready = ready(lockd);
            assertEquals("none - -", ready.group(2) + " " + ready.group(3) + " " + ready.group(4));
            String[] ping = {"ping", "--connect", "127.0.0.1:" + ready.group(1)};
            try (Program lock = Program.start(Lock.class, Map.of(), ping)) {
                assertEquals(0, lock.join(), lock.errors());
                assertTrue(lock.output().contains("security=none protocol=plain"), lock.output());
            }
        }
    }

    @Test
    void a_refused_claim_is_one_line_in_the_log_with_both_values() throws Exception {
        try (Program lockd = lockd(mutual())) {
            String[] ping = {
                "ping",
                "--claim",
                "b",
                "--connect",
                "127.0.0.1:" + ready(lockd).group(1),
                "--tls",
                "" + fleet.bundle("a")
            };
            try (Program lock = Program.start(Lock.class, Map.of(), ping)) {
                assertEquals(9, lock.join(), lock.errors());
            }
            String log = lockd.errors();
            assertEquals(1, log.lines().filter(l -> l.contains(" refused ")).count(), log);
            assertTrue(log.contains("reason=claimed-id certificate_id=a claimed_id=b "), log);
        }
    }

    @Test
    void options_come_from_a_file_and_the_command_line_wins() throws Exception {
        Path file = temp.resolve("lockd.properties");
        Files.writeString(
                file, "listen=nonsense\nsecurity=mutual\ntls=" + fleet.bundle("daemon") + "\n");
        try (Program lockd = lockd("--config", "" + file, "--listen", "127.0.0.1:0")) {
            assertEquals("mutual", ready(lockd).group(2));
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "--security none | --listen HOST:PORT is missing",
                "--listen 127.0.0.1:0 | --security is missing",
                "--listen 127.0.0.1:0 --security high | no security level \"high\"",
                "--listen 127.0.0.1:0 --security mutual | needs --tls DIR",
                "--listen 127.0.0.1:0 --security mutual --tls /no/such | /no/such is no node"
                        + " bundle",
                "--listen 0.0.0.0:0 --security none | no security on 0.0.0.0",
                "--listen nonsense --security none | \"nonsense\" is no address",
                "--listen 127.0.0.1:0 --security none --drain 2h | --drain is more than an hour",
                "--listen 127.0.0.1:0 --security none --config /no/such | /no/such cannot be read",
                "--listen 127.0.0.1:0 --security none --require-post-quantum | needs --security",
                "--listen 127.0.0.1:0 --security none --admin boss | --admin with --security none",
                "--listen 127.0.0.1:0 --security none --admin a/b | --admin \"a/b\" is no ID",
                "--listen 127.0.0.1:0 --security none --rules /no/such | rules in /no/such cannot",
                "--listen 127.0.0.1:0 --listen 127.0.0.1:0 | should be specified only once",
            })
    void bad_options_end_with_2_and_three_lines_at_most(String line, String said) throws Exception {
        try (Program lockd = lockd(line.split(" ", -1))) {
            assertEquals(2, lockd.join(), lockd.errors());
            assertTrue(lockd.errors().contains(said), lockd.errors());
            assertTrue(lockd.errors().lines().count() <= 3, lockd.errors());
            assertTrue(lockd.errors().startsWith("lockd: error: "), lockd.errors());
        }
    }

    @Test
    void admins_are_given_several_times_or_with_commas_and_rules_are_read() throws Exception {
        Path rules = Files.writeString(temp.resolve("rules"), "allow * *\n");
        List<String> line = new ArrayList<>(List.of(mutual()));
        line.addAll(List.of("--admin", "a,b", "--admin", "c", "--rules", rules.toString()));
        try (Program lockd = lockd(line.toArray(new String[0]))) {
            ready(lockd);
            lockd.signal("TERM");
            assertEquals(0, lockd.join(), lockd.errors());
        }
    }

    @Test
    void post_quantum_is_not_promised_by_an_engine_that_lacks_it() throws Exception {
        List<String> line = new ArrayList<>(List.of(mutual()));
        line.addAll(List.of("--require-post-quantum", "--state", "" + temp.resolve("pq")));
        Map<String, String> jdk =
                Map.of("JAVA_TOOL_OPTIONS", "-Dio.netty.handler.ssl.noOpenSsl=true");
        try (Program lockd = Program.start(Lockd.class, jdk, line.toArray(new String[0]))) {
            assertEquals(2, lockd.join(), lockd.errors());
            String said = "the TLS engine JDK 25 has no post-quantum key exchange";
            assertTrue(lockd.errors().contains(said), lockd.errors());
        }
    }

    @Test
    void an_engine_that_has_post_quantum_may_be_required_to() throws Exception {
        List<String> line = new ArrayList<>(List.of(mutual()));
        line.add("--require-post-quantum");
        try (Program lockd = lockd(line.toArray(new String[0]))) {
            assertEquals("mutual", ready(lockd).group(2));
        }
    }

    @Test
    void a_port_that_is_taken_ends_with_10() throws Exception {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress());
                Program lockd =
                        lockd(
                                "--security",
                                "none",
                                "--listen",
                                "127.0.0.1:" + taken.getLocalPort())) {
            assertEquals(10, lockd.join(), lockd.errors());
            assertTrue(lockd.errors().contains("cannot listen on 127.0.0.1:"), lockd.errors());
        }
    }
}
