package org.lockward.samples.bench;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// A table in Markdown, its columns padded so that it reads well as text too.
final class Table {

    private final List<List<String>> rows = new ArrayList<>();

    Table(String... header) {
        rows.add(List.of(header));
    }

    Table row(Object... cells) {
        rows.add(Arrays.stream(cells).map(String::valueOf).toList());
        return this;
    }

    String text() {
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < rows.size(); i++) {
            line(text, rows.get(i));
            if (i == 0) {
                line(text, rows.getFirst().stream().map(cell -> "---").toList());
            }
        }
        return text.toString();
    }

    private void line(StringBuilder text, List<String> cells) {
        text.append('|');
        for (int column = 0; column < cells.size(); column++) {
            String cell = cells.get(column);
            text.append(' ').append(cell).append(" ".repeat(width(column) - cell.length()));
            text.append(" |");
        }
        text.append('\n');
    }

    private int width(int column) {
        return rows.stream()
                .filter(row -> row.size() > column)
                .mapToInt(row -> row.get(column).length())
                .max()
                .orElse(0);
    }
}
