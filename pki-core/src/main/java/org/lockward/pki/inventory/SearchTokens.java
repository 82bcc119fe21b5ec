package org.lockward.pki.inventory;

import org.lockward.pki.name.GeneralName;

import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The texts by whose beginning a node is found: its ID, its names, its labels' values, and what
/// follows each separator in them. `node-7.example` gives itself, `7.example` and `example`.
public final class SearchTokens {

    private static final int MAX_LENGTH = 100;
    private static final int MAX_PARTS = 16;

    private SearchTokens() {}

    /// All of a node's, as they are stored.
    public static Set<String> of(String node, Issuance issuance) {
        return of(node, issuance.names(), issuance.labels().values());
    }

    /// All of a node's, for who searches many nodes in memory again and again.
    public static Set<String> of(NodeRecord node) {
        return of(node.id().value(), node.names(), node.labels().values());
    }

    private static Set<String> of(
            String node, List<GeneralName> names, Collection<String> labelValues) {
        Set<String> tokens = new TreeSet<>();
        add(tokens, node);
        names.forEach(name -> add(tokens, value(name)));
        labelValues.forEach(value -> add(tokens, value));
        return tokens;
    }

    /// As a token is stored, so that it is found.
    public static String normalize(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        return lower.substring(0, Math.min(lower.length(), MAX_LENGTH));
    }

    private static void add(Set<String> tokens, String text) {
        int start = 0;
        for (int part = 0; part < MAX_PARTS && start < text.length(); part++) {
            tokens.add(normalize(text.substring(start)));
            start = afterSeparator(text, start);
        }
    }

    /// Whether one of the node's tokens begins with a text that [#normalize] gave.
    static boolean anyBeginsWith(NodeRecord node, String normalized) {
        return anyBeginsWith(node.id().value(), normalized)
                || node.names().stream().anyMatch(name -> anyBeginsWith(value(name), normalized))
                || node.labels().values().stream().anyMatch(v -> anyBeginsWith(v, normalized));
    }

    /// Makes no copy of the parts of a text that is in lower case already.
    private static boolean anyBeginsWith(String text, String normalized) {
        boolean plain = isPlain(text);
        int start = 0;
        for (int part = 0; part < MAX_PARTS && start < text.length(); part++) {
            if (plain
                    ? text.startsWith(normalized, start)
                    : normalize(text.substring(start)).startsWith(normalized)) {
                return true;
            }
            start = afterSeparator(text, start);
        }
        return false;
    }

    private static boolean isPlain(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > '~' || (c >= 'A' && c <= 'Z')) {
                return false;
            }
        }
        return true;
    }

    private static String value(GeneralName name) {
        return switch (name) {
            case GeneralName.Dns dns -> dns.value();
            case GeneralName.Ip ip -> ip.value();
            case GeneralName.Uri uri -> uri.value();
            case GeneralName.Email email -> email.value();
        };
    }

    /// The position behind the next separators, or the end.
    private static int afterSeparator(String text, int from) {
        int i = from;
        while (i < text.length() && !separates(text.charAt(i))) {
            i++;
        }
        while (i < text.length() && separates(text.charAt(i))) {
            i++;
        }
        return i;
    }

    private static boolean separates(char c) {
        return ".-_:/@ ".indexOf(c) >= 0;
    }
}
