package org.lockward.pki.gui.i18n;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import org.junit.jupiter.api.Test;

import java.io.IOException;
import java.nio.file.Path;
import java.text.MessageFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// Every word on the screen is there, once, and is used.
class MessagesTest {

    private static final Bundles BUNDLES;
    private static final UsedTexts USED;

    static {
        try {
            BUNDLES = Bundles.read();
            USED = UsedTexts.read(Path.of("src", "main", "java"));
        } catch (IOException e) {
            throw new ExceptionInInitializerError(e);
        }
    }

    /// IDs of actions, which look like keys.
    private static final Set<String> OTHERS =
            Set.of(
                    "fleet.filter",
                    "fleet.issue",
                    "fleet.issue-list",
                    "fleet.progress",
                    "fleet.renew-expiring",
                    "authority.publish-crl");

    @Test
    void every_key_in_the_code_exists() {
        Set<String> missing = new TreeSet<>();
        for (String literal : USED.literals()) {
            if (looksLikeKey(literal) && !OTHERS.contains(literal) && matching(literal).isEmpty()) {
                missing.add(literal);
            }
        }
        for (UsedTexts.Call call : USED.calls()) {
            if (matching(call.key()).isEmpty()) {
                missing.add(call.key() + " in " + call.where());
            }
        }
        assertEquals(Set.of(), missing);
    }

    @Test
    void every_key_is_used() {
        Set<String> unused = new TreeSet<>(BUNDLES.texts().keySet());
        USED.literals().forEach(literal -> unused.removeAll(matching(literal)));
        assertEquals(Set.of(), unused);
    }

    @Test
    void a_key_stands_once_and_in_its_file() {
        List<String> wrong = new ArrayList<>();
        for (Map.Entry<String, List<String>> file : BUNDLES.keys().entrySet()) {
            Set<String> seen = new TreeSet<>();
            file.getValue().stream()
                    .filter(key -> !seen.add(key) || !key.startsWith(file.getKey() + "."))
                    .forEach(wrong::add);
        }
        assertEquals(List.of(), wrong);
    }

    @Test
    void a_text_gets_as_many_values_as_it_has_places_for() {
        Set<String> wrong = new TreeSet<>();
        for (UsedTexts.Call call : USED.calls()) {
            for (String key : matching(call.key())) {
                int places = places(key);
                if (places != call.arguments()) {
                    wrong.add(
                            "%s has %d places, %s gives %d"
                                    .formatted(key, places, call.where(), call.arguments()));
                }
            }
        }
        assertEquals(Set.of(), wrong);
    }

    /// `MessageFormat` drops a single apostrophe, and with it the places behind it; a pair of them
    /// makes a brace stand for itself.
    @Test
    void an_apostrophe_is_written_twice() {
        List<String> single =
                BUNDLES.texts().entrySet().stream()
                        .filter(text ->
                                text.getValue().replaceAll("''|'\\{[a-z]*\\}?'", "").contains("'"))
                        .map(Map.Entry::getKey)
                        .toList();
        assertEquals(List.of(), single);
    }

    @Test
    void the_test_sees_the_words_and_the_code() {
        assertFalse(BUNDLES.texts().isEmpty());
        assertFalse(USED.calls().isEmpty());
    }

    private static int places(String key) {
        String pattern = BUNDLES.texts().getOrDefault(key, "");
        return new MessageFormat(pattern, Locale.ENGLISH).getFormatsByArgumentIndex().length;
    }

    private static Set<String> matching(String literal) {
        Set<String> keys = new TreeSet<>();
        if (BUNDLES.texts().containsKey(literal)) {
            keys.add(literal);
        }
        // "fleet." alone would make every key of the file a used one.
        if (literal.endsWith(".") && literal.indexOf('.') < literal.length() - 1) {
            BUNDLES.texts().keySet().stream().filter(k -> k.startsWith(literal)).forEach(keys::add);
        }
        return keys;
    }

    private static boolean looksLikeKey(String literal) {
        int dot = literal.indexOf('.');
        return dot > 0
                && !literal.endsWith(".css")
                && BUNDLES.keys().containsKey(literal.substring(0, dot))
                && literal.matches("[a-z]+(\\.[a-z0-9-]+)+\\.?");
    }
}
