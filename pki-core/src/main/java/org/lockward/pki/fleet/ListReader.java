package org.lockward.pki.fleet;

import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.enrollment.EnrollmentRequest;
import org.lockward.pki.enrollment.KeySource;
import org.lockward.pki.fleet.CsvReader.Fields;
import org.lockward.pki.fleet.NodeList.Row;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.charset.StandardCharsets;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;

/// Reads one list; each row that cannot be read is a problem more, and the others stay. For one
/// thread.
final class ListReader {

    private static final List<String> COLUMNS =
            List.of("id", "san", "labels", "deploy_to", "verify", "csr");

    /// Told in full; how many more there are is said after them.
    private static final int MAX_PROBLEMS = 1_000;

    private static final KeySource ANY_KEY = new KeySource.Generate(KeyAlgorithm.parse("ec-p256"));

    private final String source;
    private final List<Row> rows = new ArrayList<>();
    private final List<Problem> problems = new ArrayList<>();
    private final Map<UniqueId, Integer> lines = new HashMap<>();
    private int untold;

    ListReader(String source) {
        this.source = source;
    }

    NodeList read(String text) {
        if (text.length() > NodeList.MAX_BYTES
                || text.getBytes(StandardCharsets.UTF_8).length > NodeList.MAX_BYTES) {
            return refused("is longer than 16 MiB", "split it");
        }
        String content = text.startsWith("\ufeff") ? text.substring(1) : text;
        readRecords(new CsvReader(content));
        if (untold > 0) {
            problems.add(Problem.of(source + ": and " + untold + " problems more"));
        }
        return new NodeList(rows, problems);
    }

    private NodeList refused(String why, String fix) {
        return new NodeList(List.of(), List.of(new Problem(source + " " + why, "", fix)));
    }

    private void readRecords(CsvReader reader) {
        List<String> header = List.of();
        while (reader.hasNext()) {
            Fields fields = reader.next();
            if (fields.blank()) {
                continue;
            }
            if (rows.size() == NodeList.MAX_ROWS) {
                tell(fields.line(), "is one node too many", "a list has at most 100,000 nodes");
                return;
            }
            if (header.isEmpty()) {
                header = header(fields);
                if (isHeader(fields)) {
                    continue;
                }
            }
            read(fields, header);
        }
    }

    /// What the columns are: those of the first line, or an ID alone.
    private List<String> header(Fields first) {
        if (!isHeader(first)) {
            return List.of("id");
        }
        List<String> names = first.values().stream().map(ListReader::name).toList();
        for (String name : names) {
            if (!COLUMNS.contains(name)) {
                tell(
                        first.line(),
                        "has a column " + NodeList.shown(name),
                        "known are: " + String.join(", ", COLUMNS));
            }
        }
        if (names.stream().distinct().count() < names.size()) {
            tell(first.line(), "has a column twice: " + String.join(", ", names), "");
        }
        return names;
    }

    private static boolean isHeader(Fields first) {
        return first.error().isEmpty()
                && first.values().stream().map(ListReader::name).anyMatch("id"::equals);
    }

    private static String name(String cell) {
        return cell.strip().toLowerCase(Locale.ROOT);
    }

    private void read(Fields fields, List<String> header) {
        if (!fields.error().isEmpty()) {
            tell(fields.line(), "cannot be read", fields.error());
        } else if (fields.values().size() != header.size()) {
            tell(
                    fields.line(),
                    "has %d cells: %s"
                            .formatted(
                                    fields.values().size(),
                                    NodeList.shown(String.join(",", fields.values()))),
                    header.size() == 1
                            ? "without a header a line is one ID"
                            : "the header has " + header.size());
        } else {
            readRow(fields.line(), cells(fields, header));
        }
    }

    private static Map<String, String> cells(Fields fields, List<String> header) {
        Map<String, String> cells = new HashMap<>();
        for (int i = 0; i < header.size(); i++) {
            cells.put(header.get(i), fields.values().get(i).strip());
        }
        return cells;
    }

    private void readRow(int line, Map<String, String> cells) {
        Cells reading = new Cells(line, cells);
        Optional<UniqueId> node = reading.one("id", UniqueId::new);
        List<GeneralName> names = reading.many("san", "[; ]+", GeneralName::parse);
        Map<String, String> labels = reading.labels();
        Optional<Destination> deployTo = reading.optional("deploy_to", Destination::parse);
        Optional<Endpoint> verify = reading.optional("verify", Endpoint::parse);
        Optional<Path> csr = reading.optional("csr", ListReader::path);
        if (reading.good && node.isPresent() && isNew(line, node.get())) {
            add(line, new Row(line, node.get(), names, labels, deployTo, verify, csr));
        }
    }

    private void add(int line, Row row) {
        try {
            row.act();
            requireLabels(row);
            rows.add(row);
        } catch (PkiException.InvalidInput e) {
            e.problems().forEach(p -> tell(line, p.what(), p.why()));
        }
    }

    /// What the authority would refuse.
    private static void requireLabels(Row row) {
        new EnrollmentRequest(
                row.node(), row.names(), "node", Optional.empty(), ANY_KEY, row.labels());
    }

    private boolean isNew(int line, UniqueId node) {
        Integer first = lines.putIfAbsent(node, line);
        if (first != null) {
            tell(line, "names node %s again".formatted(node), "line %d does too".formatted(first));
        }
        return first == null;
    }

    private static Path path(String text) {
        try {
            return Path.of(text);
        } catch (InvalidPathException e) {
            throw new PkiException.InvalidInput(
                    new Problem(NodeList.shown(text) + " is not a path", e.getReason(), ""), e);
        }
    }

    private void tell(int line, String what, String why) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(new Problem("%s: line %d: %s".formatted(source, line, what), why, ""));
        } else {
            untold++;
        }
    }

    /// The cells of one line; not `good` when one could not be read.
    private final class Cells {

        private final int line;
        private final Map<String, String> cells;
        private boolean good = true;

        Cells(int line, Map<String, String> cells) {
            this.line = line;
            this.cells = cells;
        }

        private String text(String column) {
            return cells.getOrDefault(column, "");
        }

        <T> Optional<T> one(String column, Function<String, T> reading) {
            return read(column, text(column), reading);
        }

        <T> Optional<T> optional(String column, Function<String, T> reading) {
            return text(column).isEmpty() ? Optional.empty() : one(column, reading);
        }

        <T> List<T> many(String column, String separator, Function<String, T> reading) {
            List<T> values = new ArrayList<>();
            for (String part : text(column).split(separator, -1)) {
                if (!part.isBlank()) {
                    read(column, part.strip(), reading).ifPresent(values::add);
                }
            }
            return values;
        }

        Map<String, String> labels() {
            Map<String, String> labels = new TreeMap<>();
            for (String label : many("labels", ";", ListReader::label)) {
                int equals = label.indexOf('=');
                String key = label.substring(0, equals);
                if (labels.put(key, label.substring(equals + 1)) != null) {
                    bad("labels " + NodeList.shown(label), "its key comes twice");
                }
            }
            return labels;
        }

        private <T> Optional<T> read(String column, String text, Function<String, T> reading) {
            try {
                return Optional.of(reading.apply(text));
            } catch (PkiException.InvalidInput e) {
                e.problems().forEach(p -> bad(column + ": " + p.what(), p.why()));
                return Optional.empty();
            }
        }

        private void bad(String what, String why) {
            good = false;
            tell(line, what, why);
        }
    }

    private static String label(String text) {
        if (text.indexOf('=') < 1) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            NodeList.shown(text) + " is not a label", "a label is key=value", ""));
        }
        return text;
    }
}
