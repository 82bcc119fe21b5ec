package org.lockward.lock.flom;

import org.lockward.lock.wire.ProtocolException;

import java.util.LinkedHashMap;
import java.util.Map;

/// The little of XML that FLoM's messages are made of, from left to right: tags with attributes,
/// and space between them. No text, no comments, no entities but the five that every XML has.
final class Markup {

    private static final int MAX_ATTRIBUTES = 16;

    private final String text;
    private int at;

    /// @param text the whole of it, each byte a character
    Markup(String text) {
        this.text = text;
    }

    /// `<?xml version="1.0" …?>`, if it stands here.
    void declaration() {
        if (eat("<?xml")) {
            Map<String, String> attributes = attributes();
            if (!eat("?>") || !"1.0".equals(attributes.get("version"))) {
                throw new ProtocolException("the XML declaration is not that of version 1.0");
            }
        }
        space();
    }

    /// `<name attribute="value" …>`
    Tag open() {
        Tag tag = start();
        if (!eat(">")) {
            throw new ProtocolException("<" + tag.name() + "> does not end with >");
        }
        space();
        return tag;
    }

    /// `<name attribute="value" …/>`
    Tag empty() {
        Tag tag = start();
        if (!eat("/>")) {
            throw new ProtocolException("<" + tag.name() + "> does not end with />");
        }
        space();
        return tag;
    }

    /// Takes these characters if they stand here.
    boolean eat(String wanted) {
        boolean here = text.startsWith(wanted, at);
        at += here ? wanted.length() : 0;
        return here;
    }

    boolean atEnd() {
        return at == text.length();
    }

    private Tag start() {
        if (!eat("<")) {
            throw new ProtocolException("a tag is expected after " + at + " bytes of a message");
        }
        return new Tag(word(), attributes());
    }

    private Map<String, String> attributes() {
        Map<String, String> attributes = new LinkedHashMap<>();
        while (space() && at < text.length() && isLetter(text.charAt(at))) {
            String name = word();
            space();
            if (!eat("=")) {
                throw new ProtocolException("attribute " + name + " has no value");
            }
            space();
            if (attributes.put(name, value()) != null || attributes.size() > MAX_ATTRIBUTES) {
                throw new ProtocolException("a tag has an attribute twice, or too many");
            }
        }
        return attributes;
    }

    private String word() {
        int start = at;
        while (at < text.length() && isLetter(text.charAt(at))) {
            at++;
        }
        if (at == start) {
            throw new ProtocolException("a name is expected after " + at + " bytes of a message");
        }
        return text.substring(start, at);
    }

    private String value() {
        char quote = at < text.length() ? text.charAt(at) : ' ';
        int end = quote == '"' || quote == '\'' ? text.indexOf(quote, at + 1) : -1;
        if (end < 0) {
            throw new ProtocolException("the value of an attribute stands in quotes");
        }
        String value = text.substring(at + 1, end);
        at = end + 1;
        if (!value.chars().allMatch(c -> c >= ' ' && c < 0x7f && c != '<')) {
            throw new ProtocolException("the value of an attribute is not printable ASCII");
        }
        return Escapes.decode(value);
    }

    /// Whether there was any.
    private boolean space() {
        int start = at;
        while (at < text.length() && " \t\r\n".indexOf(text.charAt(at)) >= 0) {
            at++;
        }
        return at > start;
    }

    private static boolean isLetter(char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_' || c == '-';
    }
}
