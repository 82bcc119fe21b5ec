package org.lockward.pki.cli;

import org.lockward.pki.json.Json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What a command has to say on stdout, for people and for programs.
sealed interface Result {

    /// One thing.
    ///
    /// @param schema for example `lockward.node/v1`
    /// @param fields snake_case names in the order in which they are written
    /// @param text the same for people, line by line
    record One(String schema, Map<String, Object> fields, List<String> text) implements Result {
        public One {
            fields = ordered(fields);
            text = List.copyOf(text);
        }
    }

    /// Many things of one kind.
    ///
    /// @param schema the schema of one item; the list itself is `<schema's name>-list`
    /// @param items all with the same fields
    /// @param table the same for people
    record Many(String schema, List<Map<String, Object>> items, Table table) implements Result {
        public Many {
            items = items.stream().map(Result::ordered).toList();
        }

        /// `lockward.node/v1` becomes `lockward.node-list/v1`.
        String listSchema() {
            int slash = schema.indexOf('/');
            return schema.substring(0, slash) + "-list" + schema.substring(slash);
        }
    }

    /// A few things of different kinds, each with its own schema.
    record Several(String schema, List<One> ones) implements Result {
        public Several {
            ones = List.copyOf(ones);
        }
    }

    private static Map<String, Object> ordered(Map<String, Object> fields) {
        return Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    }

    /// The lines of this result in one format.
    default List<String> lines(OutputFormat format) {
        return switch (this) {
            case One one -> lines(one, format);
            case Many many -> lines(many, format);
            case Several several -> lines(several, format);
        };
    }

    private static List<String> lines(Several several, OutputFormat format) {
        return switch (format) {
            case TABLE -> paragraphs(several.ones());
            case JSON -> List.of(Json.text(document(several)));
            case NDJSON -> several.ones().stream().map(o -> Json.text(item(o))).toList();
            case CSV -> Csv.lines(several.ones().stream().map(One::fields).toList());
        };
    }

    private static List<String> paragraphs(List<One> ones) {
        List<String> lines = new ArrayList<>();
        for (One one : ones) {
            if (!lines.isEmpty()) {
                lines.add("");
            }
            lines.addAll(safe(one.text()));
        }
        return lines;
    }

    private static List<String> safe(List<String> lines) {
        return lines.stream().map(SafeText::oneLine).toList();
    }

    private static Map<String, Object> document(Several several) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", several.schema());
        document.put("items", several.ones().stream().map(Result::item).toList());
        return document;
    }

    private static List<String> lines(One one, OutputFormat format) {
        return switch (format) {
            case TABLE -> safe(one.text());
            case JSON, NDJSON -> List.of(Json.text(item(one)));
            case CSV -> Csv.lines(List.of(one.fields()));
        };
    }

    private static Map<String, Object> item(One one) {
        return withSchema(one.schema(), one.fields());
    }

    private static List<String> lines(Many many, OutputFormat format) {
        return switch (format) {
            case TABLE -> safe(many.table().lines());
            case JSON -> List.of(Json.text(document(many)));
            case NDJSON -> many.items().stream().map(i -> line(many, i)).toList();
            case CSV -> Csv.lines(many.items());
        };
    }

    private static String line(Many many, Map<String, Object> item) {
        return Json.text(withSchema(many.schema(), item));
    }

    private static Map<String, Object> document(Many many) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("schema", many.listSchema());
        document.put("items", new ArrayList<>(many.items()));
        return document;
    }

    private static Map<String, Object> withSchema(String schema, Map<String, Object> fields) {
        Map<String, Object> item = new LinkedHashMap<>();
        item.put("schema", schema);
        item.putAll(fields);
        return item;
    }
}
