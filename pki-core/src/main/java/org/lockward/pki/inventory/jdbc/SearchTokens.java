package org.lockward.pki.inventory.jdbc;

import org.lockward.pki.inventory.Issuance;
import org.lockward.pki.name.GeneralName;

import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/// The texts by whose beginning a node is found: its ID, its names, its labels' values, and what
/// follows each separator in them. `node-7.example` gives itself, `7.example` and `example`.
final class SearchTokens {

    private static final int MAX_LENGTH = 100;
    private static final int MAX_PARTS = 16;

    private SearchTokens() {}

    static Set<String> of(String node, Issuance issuance) {
        Set<String> tokens = new TreeSet<>();
        add(tokens, node);
        for (GeneralName name : issuance.names()) {
            String text = name.text();
            add(tokens, text.substring(text.indexOf(':') + 1));
        }
        issuance.labels().values().forEach(value -> add(tokens, value));
        return tokens;
    }

    /// As a token is stored, so that it is found.
    static String normalize(String text) {
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
