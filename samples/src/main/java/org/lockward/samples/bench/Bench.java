package org.lockward.samples.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.stream.Stream;

/// `samples/bench [--quick] [--list] [ROW...]`: prints what it measures as Markdown. Exit status 0
/// if every bar that could be measured was met, 1 if one was missed, 2 for a wrong row, else a
/// failure.
public final class Bench {

    private static final List<Row> ROWS =
            List.of(
                    new Row("pairs-1", "1 client: lock + unlock", Pairs::one),
                    new Row("pairs-32", "32 clients, 32 locks: lock + unlock", Pairs::many),
                    new Row("handoff", "One lock, 8 clients", Handoff::run),
                    new Row("redis-benchmark", "redis-benchmark", RedisBenchmark::run),
                    new Row("handshakes", "Full mutual handshakes", Handshakes::run),
                    new Row("idle", "Idle sessions", IdleSessions::run),
                    new Row("names", "Names held by one session", ManyNames::run),
                    new Row("command", "One command under a lock", CommandLine::run),
                    new Row("growth", "The table as it grows", Growth::run));

    private Bench() {}

    /// Runs what the arguments name.
    public static void main(String[] arguments) throws Exception {
        Options options = Options.of(arguments);
        List<String> names = ROWS.stream().map(Row::name).toList();
        List<String> unknown = options.rows().stream().filter(r -> !names.contains(r)).toList();
        if (options.list() || !unknown.isEmpty()) {
            unknown.forEach(name -> System.err.println("bench: error: there is no row " + name));
            ROWS.forEach(row -> System.out.println(row.name() + "  " + row.title()));
            System.exit(unknown.isEmpty() ? 0 : 2);
        }
        System.exit(run(options, Path.of(System.getProperty("lockward.root"))) ? 0 : 1);
    }

    /// Whether all bars were met.
    private static boolean run(Options options, Path root) throws Exception {
        // PostgreSQL, as another user, has to get through to its own directory.
        Path directory = Files.createTempDirectory("lockward-bench");
        Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx--x--x"));
        Instant start = Instant.now();
        List<Finding> findings = new ArrayList<>();
        try (Testbed bed = new Testbed(root, options, directory)) {
            head(bed, start);
            for (Row row : ROWS) {
                if (options.wants(row)) {
                    findings.addAll(print(row, bed));
                }
            }
            Duration took = Duration.between(start, Instant.now());
            tail(findings, took);
        } finally {
            delete(directory);
        }
        return findings.stream().allMatch(finding -> finding.met().orElse(true));
    }

    private static void head(Testbed bed, Instant start) throws IOException {
        Options options = bed.options();
        System.out.println(
                "# Lockward's benchmark, " + start.truncatedTo(ChronoUnit.SECONDS) + "\n");
        System.out.println("- machine: " + Machine.text());
        System.out.println("- systems: " + String.join("; ", bed.versions()));
        System.out.println(
                "- mutual TLS 1.3 on loopback everywhere; medians of "
                        + options.passes()
                        + " interleaved passes of "
                        + options.windowMillis()
                        + " ms after one that does not count; a ratio is the median of the ratios"
                        + " within each pass");
        System.out.println("- load averages at the start: " + Machine.load());
    }

    private static List<Finding> print(Row row, Testbed bed) throws Exception {
        System.err.println("bench: " + row.name());
        Section section = row.work().run(bed);
        System.out.println("\n## " + row.title() + " (" + row.name() + ")\n");
        System.out.println(section.text());
        System.out.println("Load averages afterwards: " + Machine.load());
        return section.findings();
    }

    private static void tail(List<Finding> findings, Duration took) throws IOException {
        Table table = new Table("work", "bar", "this run", "");
        findings.forEach(f -> table.row(f.work(), f.bar(), f.measured(), f.verdict()));
        System.out.println("\n## The bars\n");
        System.out.println(table.text());
        System.out.println("Took " + took.toSeconds() + " s; load averages " + Machine.load());
    }

    private static void delete(Path directory) throws IOException {
        try (Stream<Path> tree = Files.walk(directory)) {
            tree.sorted(Comparator.reverseOrder()).forEach(Bench::deleteOne);
        }
    }

    private static void deleteOne(Path path) {
        try {
            Files.delete(path);
        } catch (IOException e) {
            throw new UncheckedIOException("cannot remove " + path, e);
        }
    }
}
