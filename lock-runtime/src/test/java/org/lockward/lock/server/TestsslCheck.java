package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockward.lock.testbed.NodeSpec;
import org.lockward.lock.testbed.TestAuthority;
import org.lockward.lock.tls.CrlFreshness;
import org.lockward.lock.tls.LiveMaterial;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.TlsPolicy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Debian's `testssl` against our daemons. A minute each: run by `.ci/testssl`.
class TestsslCheck {

    private static final InstantSource CLOCK = InstantSource.system();
    private static final int MINUTES = 8;
    private static final Set<String> BAD = Set.of("MEDIUM", "HIGH", "CRITICAL", "FATAL");
    private static final Pattern FINDING =
            Pattern.compile(
                    "\"id\"\\s*:\\s*\"([^\"]*)\"[^}]*?\"severity\"\\s*:\\s*\"([A-Z]+)\""
                            + "[^}]*?\"finding\"\\s*:\\s*\"((?:[^\"\\\\]|\\\\.)*)\"");

    @TempDir Path temp;

    @ParameterizedTest
    @CsvSource({"MUTUAL, false", "MUTUAL, true", "TLS, false"})
    void testssl_finds_nothing_that_is_not_ok(SecurityLevel level, boolean tls12) throws Exception {
        TestAuthority authority = TestAuthority.create(temp.resolve("ca"), "Fleet");
        TlsPolicy policy = new TlsPolicy(level, tls12, CrlFreshness.REFUSE);
        try (LiveMaterial material = LiveMaterial.open(bundle(authority), policy, CLOCK);
                TestServer server =
                        new TestServer(
                                temp.resolve("state"),
                                new Security.Certified(level, material),
                                ServerLimits.DEFAULT,
                                Duration.ZERO)) {
            List<String> findings = testssl(authority, server.server.address().getPort());
            assertEquals(List.of(), findings.stream().filter(TestsslCheck::isBad).toList());
            mustHaveLooked(findings, tls12);
        }
    }

    private static void mustHaveLooked(List<String> findings, boolean tls12) {
        assertTrue(findings.size() > 40, findings.toString());
        assertTrue(findings.contains("TLS1_3 OK offered with final"), findings.toString());
        assertEquals(
                tls12, findings.contains("TLS1_2 OK offered"), "TLS 1.2 is offered: " + findings);
        assertTrue(findings.stream().anyMatch(f -> f.startsWith("LUCKY13 OK")), "to the end");
    }

    private static boolean isBad(String finding) {
        return BAD.contains(finding.split(" ", -1)[1]);
    }

    /// With a CRL's address, as `pki init --crl-url` has it: testssl looks for one.
    private Path bundle(TestAuthority authority) {
        NodeSpec spec =
                NodeSpec.node("daemon")
                        .extension("crlDistributionPoints", "URI:http://crl.fleet.internal/ca.crl");
        return authority.bundle(authority.issue(spec), temp.resolve("daemon"));
    }

    /// Each finding as `{id} {severity} {text}`.
    private List<String> testssl(TestAuthority authority, int port) throws InterruptedException {
        Path json = temp.resolve("findings.json");
        try {
            Path output = temp.resolve("output");
            Process process =
                    new ProcessBuilder(command(authority, json, port))
                            .redirectErrorStream(true)
                            .redirectOutput(output.toFile())
                            .start();
            process.getOutputStream().close();
            boolean ended = process.waitFor(MINUTES, TimeUnit.MINUTES);
            process.destroyForcibly();
            String text = Files.readString(output, StandardCharsets.ISO_8859_1);
            System.out.println(text);
            assertTrue(ended, "testssl hangs");
            assertEquals(List.of(), text.lines().filter(l -> l.contains("NOT ok")).toList());
            return findings(Files.readString(json, StandardCharsets.ISO_8859_1));
        } catch (IOException e) {
            throw new UncheckedIOException("testssl is missing: apt-get install testssl.sh", e);
        }
    }

    private static List<String> command(TestAuthority authority, Path json, int port) {
        return List.of(
                "testssl",
                "--quiet",
                "--color",
                "0",
                "--warnings",
                "off",
                "--nodns",
                "none",
                "--ip",
                "127.0.0.1",
                "--add-ca",
                "" + authority.certificate(),
                "--jsonfile",
                "" + json,
                "-p",
                "-s",
                "-f",
                "-P",
                "-S",
                "-U",
                "localhost:" + port);
    }

    private static List<String> findings(String json) {
        return FINDING.matcher(json).results().map(TestsslCheck::line).toList();
    }

    private static String line(MatchResult finding) {
        return finding.group(1) + " " + finding.group(2) + " " + finding.group(3);
    }
}
