package org.lockward.lock.metrics;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lockward.lock.resource.LockMode;

import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Instant;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What Prometheus reads, over real HTTP, line by line as its text format (0.0.4) has it.
class ExpositionTest {

    private static final String LABEL = "[a-zA-Z_][a-zA-Z0-9_]*=\"(?:[^\"\\\\\n]|\\\\[\\\\\"n])*\"";
    private static final Pattern SAMPLE =
            Pattern.compile(
                    "([a-zA-Z_:][a-zA-Z0-9_:]*)(\\{"
                            + LABEL
                            + "(?:,"
                            + LABEL
                            + ")*,?})? (-?[0-9.eE+-]+|\\+Inf|NaN)");
    private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");

    private final Tally tally = new Tally();
    private final PeerCounts peers = new PeerCounts();

    private Reading reading() {
        Standing standing = new Standing(2, 3, 4, 5, 6, 9, 7, 8, 60, false);
        Trust.RevocationList list =
                new Trust.RevocationList(
                        "CN=a \"b\"\\", 12, NOW.minusSeconds(30), NOW.plusSeconds(90));
        Trust trust = new Trust(NOW.plusSeconds(86_400), List.of(list));
        return new Reading(NOW, standing, tally.copy(), peers.copy(), Optional.of(trust));
    }

    private HttpResponse<String> get(String path, String method) throws Exception {
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        try (MetricsServer server = MetricsServer.start(any, false, this::reading);
                HttpClient client = HttpClient.newHttpClient()) {
            URI uri = URI.create("http://127.0.0.1:" + server.address().getPort() + path);
            HttpRequest.BodyPublisher none = HttpRequest.BodyPublishers.noBody();
            return client.send(
                    HttpRequest.newBuilder(uri).method(method, none).build(),
                    HttpResponse.BodyHandlers.ofString());
        }
    }

    /// The samples by name and labels; fails at a line that the format does not have.
    private Map<String, Double> samples() throws Exception {
        Map<String, Double> samples = new HashMap<>();
        Set<String> typed = new HashSet<>();
        for (String line : get("/metrics", "GET").body().lines().toList()) {
            if (line.startsWith("# TYPE ")) {
                assertTrue(typed.add(line.split(" ", -1)[2]), "typed twice: " + line);
            } else if (!line.startsWith("# HELP ")) {
                Matcher sample = SAMPLE.matcher(line);
                assertTrue(sample.matches(), "no sample: " + line);
                String key = line.substring(0, line.lastIndexOf(' '));
                double value = Double.parseDouble(sample.group(3).replace("+Inf", "Infinity"));
                assertEquals(null, samples.put(key, value), "said twice: " + line);
            }
        }
        return samples;
    }

    @Test
    void every_line_is_of_the_format_and_says_what_was_counted() throws Exception {
        tally.granted(LockMode.PR);
        tally.refused("BUSY");
        tally.refused("a-word-of-nobody");
        peers.refused("revoked");
        Map<String, Double> samples = samples();
        assertEquals(2, samples.get("lockd_locks_held{family=\"native\"}"));
        assertEquals(3, samples.get("lockd_locks_held{family=\"redis\"}"));
        assertEquals(1, samples.get("lockd_grants_total{mode=\"PR\"}"));
        assertEquals(1, samples.get("lockd_errors_total{word=\"BUSY\"}"));
        assertEquals(0, samples.get("lockd_errors_total{word=\"DEADLOCK\"}"));
        assertEquals(1, samples.get("lockd_peers_refused_total{reason=\"revoked\"}"));
        assertEquals(1, samples.get("lockd_certificate_days_left"));
    }

    @Test
    void waits_are_a_histogram_whose_buckets_add_up() throws Exception {
        tally.handedOff(2_000_000);
        tally.handedOff(2_000_000_000);
        tally.handedOff(900_000_000_000L);
        Map<String, Double> samples = samples();
        assertEquals(1, samples.get("lockd_wait_seconds_bucket{le=\"0.0025\"}"));
        assertEquals(2, samples.get("lockd_wait_seconds_bucket{le=\"300.0\"}"));
        assertEquals(3, samples.get("lockd_wait_seconds_bucket{le=\"+Inf\"}"));
        assertEquals(3, samples.get("lockd_wait_seconds_count"));
        assertEquals(902.002, samples.get("lockd_wait_seconds_sum"));
        assertEquals(3, samples.get("lockd_handoffs_total"));
    }

    @Test
    void a_foreign_name_cannot_leave_its_label() throws Exception {
        String list = "lockd_crl_number{issuer=\"CN=a \\\"b\\\"\\\\\"}";
        assertEquals(12, samples().get(list), samples().keySet().toString());
    }

    @Test
    void nothing_but_get_metrics_is_answered() throws Exception {
        assertEquals(404, get("/", "GET").statusCode());
        assertEquals(404, get("/metrics/x", "GET").statusCode());
        assertEquals(405, get("/metrics", "POST").statusCode());
    }
}
