package org.lockward.lock.metrics;

import io.prometheus.metrics.model.snapshots.ClassicHistogramBuckets;
import io.prometheus.metrics.model.snapshots.CounterSnapshot;
import io.prometheus.metrics.model.snapshots.GaugeSnapshot;
import io.prometheus.metrics.model.snapshots.HistogramSnapshot;
import io.prometheus.metrics.model.snapshots.Labels;
import io.prometheus.metrics.model.snapshots.MetricSnapshot;
import io.prometheus.metrics.model.snapshots.MetricSnapshots;
import io.prometheus.metrics.model.snapshots.Unit;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.LongStream;

/// A reading under the names that `docs/redis.md` lists.
final class Exposition {

    private static final double DAY = 86_400;

    private final Reading reading;
    private final List<MetricSnapshot> all = new ArrayList<>();

    private Exposition(Reading reading) {
        this.reading = reading;
    }

    static MetricSnapshots of(Reading reading) {
        Exposition exposition = new Exposition(reading);
        exposition.locks();
        exposition.sessions();
        exposition.peers();
        exposition.trust();
        exposition.process();
        return new MetricSnapshots(exposition.all);
    }

    private void locks() {
        Standing now = reading.standing();
        Tally.Copy tally = reading.tally();
        labelled(
                "lockd_locks_held",
                "locks that are held",
                "family",
                Map.of("native", now.held(), "redis", now.keys()));
        gauge("lockd_locks_waiting", "requests that wait for a lock", now.waiting());
        gauge("lockd_names", "names that LOCK holds or awaits", now.names());
        counters("lockd_grants", "locks granted by LOCK", "mode", tally.grants());
        counters("lockd_errors", "error replies and refused waits", "word", tally.refusals());
        counter("lockd_handoffs", "grants to somebody who waited", tally.handOffs());
        counter("lockd_lease_expirations", "sessions that fell silent", tally.leasesExpired());
        counter("lockd_key_expirations", "keys whose time was over", now.keysExpired());
        counter("lockd_breaks", "locks that an admin took away", tally.breaks());
        histogram(tally.waits());
    }

    private void sessions() {
        Standing now = reading.standing();
        gauge("lockd_sessions", "sessions that are open", now.sessions());
        long flom = reading.peers().flom();
        counters(
                "lockd_connections",
                "connections that became a session",
                "protocol",
                Map.of("resp", now.opened() - flom, "flom", flom));
        gauge("lockd_draining", "1 while nothing is granted any more", now.draining() ? 1 : 0);
        gauge("lockd_epoch", "the number of this run", now.epoch());
        gauge("lockd_uptime_seconds", "since the start", now.uptimeSeconds());
    }

    private void peers() {
        PeerCounts.Copy peers = reading.peers();
        counter("lockd_handshakes", "TLS handshakes whose peer was let in", peers.handshakes());
        if (!peers.refusals().isEmpty()) {
            counters("lockd_peers_refused", "peers kept out", "reason", peers.refusals());
        }
        counters(
                "lockd_reloads",
                "new material or rules",
                "result",
                Map.of("ok", peers.reloads(), "failed", peers.kept()));
    }

    private void trust() {
        if (reading.trust().isEmpty()) {
            return;
        }
        Trust trust = reading.trust().get();
        gauge(
                "lockd_certificate_days_left",
                "until the daemon's certificate ends",
                Duration.between(reading.at(), trust.notAfter()).toSeconds() / DAY);
        var age = GaugeSnapshot.builder().name("lockd_crl_age_seconds").help("since it was signed");
        var left = GaugeSnapshot.builder().name("lockd_crl_left_seconds").help("while it counts");
        var number = GaugeSnapshot.builder().name("lockd_crl_number").help("its cRLNumber");
        for (Trust.RevocationList list : trust.lists()) {
            Labels issuer = Labels.of("issuer", list.issuer());
            age.dataPoint(
                    point(issuer, seconds(Duration.between(list.thisUpdate(), reading.at()))));
            left.dataPoint(
                    point(issuer, seconds(Duration.between(reading.at(), list.nextUpdate()))));
            number.dataPoint(point(issuer, list.number()));
        }
        all.addAll(List.of(age.build(), left.build(), number.build()));
    }

    private void process() {
        Runtime runtime = Runtime.getRuntime();
        gauge(
                "lockd_heap_used_bytes",
                "of the Java heap",
                runtime.totalMemory() - runtime.freeMemory());
        ResidentMemory.bytes()
                .ifPresent(n -> gauge("lockd_resident_memory_bytes", "of the process", n));
    }

    private static double seconds(Duration time) {
        return time.toMillis() / 1e3;
    }

    private void gauge(String name, String help, Number value) {
        all.add(
                GaugeSnapshot.builder()
                        .name(name)
                        .help(help)
                        .dataPoint(point(Labels.EMPTY, value))
                        .build());
    }

    private void labelled(String name, String help, String label, Map<String, Long> values) {
        var gauge = GaugeSnapshot.builder().name(name).help(help);
        values.forEach((value, n) -> gauge.dataPoint(point(Labels.of(label, value), n)));
        all.add(gauge.build());
    }

    private static GaugeSnapshot.GaugeDataPointSnapshot point(Labels labels, Number value) {
        return GaugeSnapshot.GaugeDataPointSnapshot.builder()
                .labels(labels)
                .value(value.doubleValue())
                .build();
    }

    private void counter(String name, String help, long value) {
        var point =
                CounterSnapshot.CounterDataPointSnapshot.builder().value((double) value).build();
        all.add(CounterSnapshot.builder().name(name).help(help).dataPoint(point).build());
    }

    private void counters(String name, String help, String label, Map<String, Long> values) {
        var counter = CounterSnapshot.builder().name(name).help(help);
        values.forEach((value, n) ->
                counter.dataPoint(
                        CounterSnapshot.CounterDataPointSnapshot.builder()
                                .labels(Labels.of(label, value))
                                .value(n.doubleValue())
                                .build()));
        all.add(counter.build());
    }

    private void histogram(Tally.Waits waits) {
        long[] counts = waits.buckets().stream().flatMapToLong(LongStream::of).toArray();
        var point =
                HistogramSnapshot.HistogramDataPointSnapshot.builder()
                        .classicHistogramBuckets(ClassicHistogramBuckets.of(Tally.BOUNDS, counts))
                        .sum(waits.seconds())
                        .build();
        all.add(
                HistogramSnapshot.builder()
                        .name("lockd_wait_seconds")
                        .help("waits that ended in a grant")
                        .unit(Unit.SECONDS)
                        .dataPoint(point)
                        .build());
    }
}
