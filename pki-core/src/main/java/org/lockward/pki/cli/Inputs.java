package org.lockward.pki.cli;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// Reads what was typed, all of it, before it complains: the problems of one command line are told
/// together.
final class Inputs {

    private final List<Problem> problems = new ArrayList<>();

    /// Empty when it cannot be read; then there is a problem more.
    <T> Optional<T> read(Supplier<T> reading) {
        try {
            return Optional.of(reading.get());
        } catch (PkiException.InvalidInput e) {
            problems.addAll(e.problems());
            return Optional.empty();
        }
    }

    <T> List<T> readAll(List<String> texts, Function<String, T> reading) {
        List<T> values = new ArrayList<>();
        for (String text : texts) {
            read(() -> reading.apply(text)).ifPresent(values::add);
        }
        return values;
    }

    /// `key=value` words; a key that comes twice is a problem.
    Map<String, String> readLabels(List<String> texts) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            String key = equals < 0 ? text : text.substring(0, equals);
            String value = equals < 0 ? "" : text.substring(equals + 1);
            if (equals < 1) {
                problems.add(label(text, "a label is key=value"));
            } else if (labels.put(key, value) != null) {
                problems.add(label(text, "its key comes twice"));
            }
        }
        return labels;
    }

    private static Problem label(String text, String why) {
        return new Problem("--label " + Printable.quote(text), why, "for example: --label rack=7");
    }

    /// A time of RFC 3339, section 5.6, with any offset.
    static Instant time(String option, String text) {
        try {
            return OffsetDateTime.parse(text).toInstant();
        } catch (DateTimeParseException e) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            option + " " + Printable.quote(text) + " is not a time",
                            "RFC 3339: date, T, time, and Z or an offset",
                            "for example: " + option + " 2026-12-01T00:00:00Z"),
                    e);
        }
    }

    /// @throws PkiException.InvalidInput with all problems so far, if there are any
    void require() {
        if (!problems.isEmpty()) {
            throw new PkiException.InvalidInput(problems);
        }
    }
}
