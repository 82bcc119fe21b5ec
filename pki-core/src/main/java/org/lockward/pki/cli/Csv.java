package org.lockward.pki.cli;

import org.lockward.pki.json.Json;

import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Comma-separated values (RFC 4180), with LF line ends: a header of field names, then one line an
/// item, with empty cells for fields that it does not have. A list of plain values is joined by
/// spaces; anything deeper is JSON inside the cell.
final class Csv {

    private Csv() {}

    static List<String> lines(List<Map<String, Object>> items) {
        Set<String> names = new LinkedHashSet<>();
        items.forEach(item -> names.addAll(item.keySet()));
        List<String> lines = new ArrayList<>();
        if (!names.isEmpty()) {
            lines.add(line(names));
        }
        for (Map<String, Object> item : items) {
            lines.add(line(names.stream().map(name -> item.getOrDefault(name, "")).toList()));
        }
        return lines;
    }

    private static String line(Collection<?> cells) {
        List<String> quoted = new ArrayList<>();
        for (Object cell : cells) {
            quoted.add(quote(SafeText.oneLine(plain(cell))));
        }
        return String.join(",", quoted);
    }

    private static String plain(Object value) {
        return switch (value) {
            case Optional<?> optional when optional.isEmpty() -> "";
            case Optional<?> optional -> plain(optional.get());
            case Map<?, ?> map -> map.isEmpty() ? "" : Json.text(map);
            case Collection<?> list -> isFlat(list) ? joined(list) : Json.text(list);
            default -> value.toString();
        };
    }

    private static boolean isFlat(Collection<?> list) {
        return list.stream().noneMatch(e -> e instanceof Map || e instanceof Collection);
    }

    private static String joined(Collection<?> list) {
        return String.join(" ", list.stream().map(Object::toString).toList());
    }

    private static String quote(String cell) {
        boolean plain = true;
        for (int i = 0; i < cell.length() && plain; i++) {
            plain = ",\"\r\n".indexOf(cell.charAt(i)) < 0;
        }
        return plain ? cell : '"' + cell.replace("\"", "\"\"") + '"';
    }
}
