package org.lockward.samples.bench;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Lock and unlock of locks that nobody else wants, by 1 client and by 32.
final class Pairs {

    private static final String PIPELINED = "lockd, release pipelined";
    private static final double MAX_P50_MICROS = 35;

    private Pairs() {}

    static Section one(Testbed bed) throws Exception {
        Passes passes = run(bed, 1);
        String work = "1 client, lock + unlock";
        List<Finding> findings = new ArrayList<>();
        findings.add(ratio(passes, "lockd", "Redis", new Bar(work, 1.0)));
        findings.add(
                Finding.atMost(
                        work + ", p50 µs",
                        "at most 35 on an idle core",
                        MAX_P50_MICROS,
                        passes.median("lockd", w -> w.latencies().micros(0.5))));
        findings.add(ratio(passes, PIPELINED, "Redis", new Bar(work + ", release pipelined", 1.4)));
        return new Section(table(passes), findings);
    }

    static Section many(Testbed bed) throws Exception {
        Passes passes = run(bed, 32);
        String work = "32 clients, 32 locks";
        List<Finding> findings = new ArrayList<>();
        findings.add(ratio(passes, "lockd", "Redis", new Bar(work, 1.05)));
        findings.add(
                passes.has("Redis")
                        ? Finding.atMost(
                                work + ", server CPU a pair",
                                "at most 0.85 × Redis",
                                0.85,
                                passes.ratio("lockd", "Redis", Load.Window::cpuMicros))
                        : Finding.missing(
                                work + ", server CPU a pair", "at most 0.85 × Redis", "no Redis"));
        findings.add(ratio(passes, "lockd", "PostgreSQL", new Bar(work, 1.4)));
        return new Section(table(passes), findings);
    }

    private record Bar(String work, double least) {}

    private static Passes run(Testbed bed, int clients) throws Exception {
        Load load = new Load(clients, false, bed.options().windowMillis());
        List<Contender> contenders =
                List.of(
                        bed.locks(),
                        bed.redis(),
                        bed.locks().as(PIPELINED, PipelinedLockdCycle::open),
                        bed.redis().as("Redis, release pipelined", RedisCycle::pipelined),
                        bed.postgres(),
                        bed.etcd());
        return Passes.run(bed.options(), load, contenders);
    }

    private static Finding ratio(Passes passes, String one, String other, Bar bar) {
        String text = "at least " + bar.least() + " × " + other;
        return passes.has(other)
                ? Finding.atLeast(
                        bar.work(),
                        text,
                        bar.least(),
                        passes.ratio(one, other, Load.Window::pairsPerSecond))
                : new Finding(bar.work(), text, "no " + other, Optional.empty());
    }

    private static String table(Passes passes) {
        Table table =
                new Table(
                        "system",
                        "pairs/s",
                        "× Redis",
                        "p50 µs",
                        "p99 µs",
                        "server CPU µs a pair",
                        "CPU × Redis");
        for (String name : passes.windows().keySet()) {
            if (!passes.has(name)) {
                table.row(name, "missing", "", "", "", "", "");
                continue;
            }
            boolean redis = passes.has("Redis");
            table.row(
                    name,
                    Finding.figure(passes.median(name, Load.Window::pairsPerSecond)),
                    redis
                            ? Finding.figure(
                                    passes.ratio(name, "Redis", Load.Window::pairsPerSecond))
                            : "",
                    Finding.figure(passes.median(name, w -> w.latencies().micros(0.5))),
                    Finding.figure(passes.median(name, w -> w.latencies().micros(0.99))),
                    Finding.figure(passes.median(name, Load.Window::cpuMicros)),
                    redis
                            ? Finding.figure(passes.ratio(name, "Redis", Load.Window::cpuMicros))
                            : "");
        }
        return table.text();
    }
}
