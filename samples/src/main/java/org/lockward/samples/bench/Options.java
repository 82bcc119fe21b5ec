package org.lockward.samples.bench;

import java.util.ArrayList;
import java.util.List;

/// What the benchmark was asked for.
///
/// @param rows by name; none is all
record Options(boolean quick, boolean list, List<String> rows) {

    Options {
        rows = List.copyOf(rows);
    }

    static Options of(String[] arguments) {
        boolean quick = false;
        boolean list = false;
        List<String> rows = new ArrayList<>();
        for (String argument : arguments) {
            switch (argument) {
                case "--quick" -> quick = true;
                case "--list" -> list = true;
                default -> rows.add(argument);
            }
        }
        return new Options(quick, list, rows);
    }

    int passes() {
        return quick ? 3 : 5;
    }

    long windowMillis() {
        return quick ? 1_000 : 3_000;
    }

    int idleSessions() {
        return quick ? 2_000 : 10_000;
    }

    boolean wants(Row row) {
        return rows.isEmpty() || rows.contains(row.name());
    }
}
