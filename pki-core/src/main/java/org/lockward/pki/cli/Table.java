package org.lockward.pki.cli;

import java.util.ArrayList;
import java.util.List;

/// Rows of text in columns as wide as their longest cell, two spaces apart.
///
/// @param header one title a column
/// @param rows each with as many cells as the header
record Table(List<String> header, List<List<String>> rows) {

    private static final String GAP = "  ";

    Table {
        header = List.copyOf(header);
        rows = rows.stream().map(List::copyOf).toList();
        int columns = header.size();
        if (rows.stream().anyMatch(row -> row.size() != columns)) {
            throw new IllegalArgumentException("each row has " + columns + " cells");
        }
    }

    /// The header and the rows; no lines at all when there are no rows.
    List<String> lines() {
        List<String> lines = new ArrayList<>();
        if (!rows.isEmpty()) {
            lines.add(line(header));
            rows.forEach(row -> lines.add(line(row)));
        }
        return lines;
    }

    private String line(List<String> cells) {
        StringBuilder line = new StringBuilder();
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            line.append(cell).append(" ".repeat(width(column) - cell.length())).append(GAP);
        }
        return line.toString().stripTrailing();
    }

    private int width(int column) {
        int width = header.get(column).length();
        for (List<String> row : rows) {
            width = Math.max(width, row.get(column).length());
        }
        return width;
    }

    /// `name value` lines with the values below each other.
    static List<String> pairs(List<List<String>> pairs) {
        int width = pairs.stream().mapToInt(p -> p.getFirst().length()).max().orElse(0);
        return pairs.stream()
                .map(p -> p.getFirst() + " ".repeat(width - p.getFirst().length()) + GAP + p.get(1))
                .toList();
    }
}
