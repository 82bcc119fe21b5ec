package org.lockward.pki.json;

import java.util.Collection;
import java.util.Map;
import java.util.Optional;

/// JSON text (RFC 8259) of maps, lists, strings, numbers, truth values; an empty `Optional` is
/// `null`, anything else is written as the string that its `toString` gives.
public final class Json {

    private static final String HEX = "0123456789abcdef";

    private Json() {}

    /// One line, without a line feed at its end.
    public static String text(Object value) {
        StringBuilder json = new StringBuilder();
        append(json, value);
        return json.toString();
    }

    private static void append(StringBuilder json, Object value) {
        switch (value) {
            case Optional<?> optional when optional.isEmpty() -> json.append("null");
            case Optional<?> optional -> append(json, optional.get());
            case Map<?, ?> map -> appendObject(json, map);
            case Collection<?> list -> appendArray(json, list);
            case Integer number -> json.append(number.intValue());
            case Long number -> json.append(number.longValue());
            case Boolean truth -> json.append(truth.booleanValue());
            default -> appendString(json, value.toString());
        }
    }

    private static void appendObject(StringBuilder json, Map<?, ?> map) {
        json.append('{');
        String comma = "";
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            json.append(comma);
            appendString(json, entry.getKey().toString());
            json.append(':');
            append(json, entry.getValue());
            comma = ",";
        }
        json.append('}');
    }

    private static void appendArray(StringBuilder json, Collection<?> list) {
        json.append('[');
        String comma = "";
        for (Object element : list) {
            json.append(comma);
            append(json, element);
            comma = ",";
        }
        json.append(']');
    }

    /// RFC 8259, section 7: quotation mark, reverse solidus and the control characters are escaped;
    /// so are lone surrogates, which UTF-8 cannot carry, and what could fool a terminal.
    private static void appendString(StringBuilder json, String text) {
        json.append('"');
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '"' || c == '\\') {
                json.append('\\').append(c);
            } else if (c >= ' ' && c < 0x7f) {
                json.append(c);
            } else {
                appendEscaped(json, c);
            }
        }
        json.append('"');
    }

    private static void appendEscaped(StringBuilder json, char c) {
        json.append("\\u");
        for (int shift = 12; shift >= 0; shift -= 4) {
            json.append(HEX.charAt((c >> shift) & 0xf));
        }
    }
}
