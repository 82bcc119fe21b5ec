package org.lockward.pki.act;

import org.lockward.pki.certificate.DurationText;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeSort;
import org.lockward.pki.inventory.Supersession;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// The words of one command line, in the order in which they are said.
final class Words {

    private final List<String> words = new ArrayList<>();

    private Words() {}

    static Words of(String command) {
        return new Words().word(command);
    }

    Words word(String word) {
        words.add(word);
        return this;
    }

    Words words(Collection<?> more) {
        more.forEach(word -> word(word.toString()));
        return this;
    }

    /// A value that is empty or begins like an option stands behind `=`, where nobody takes it for
    /// one.
    Words option(String name, String value) {
        return value.isEmpty() || value.startsWith("-")
                ? word(name + "=" + value)
                : word(name).word(value);
    }

    Words option(String name, Optional<String> value) {
        value.ifPresent(text -> option(name, text));
        return this;
    }

    Words flag(String name, boolean said) {
        return said ? word(name) : this;
    }

    Words labels(Map<String, String> labels) {
        new TreeMap<>(labels).forEach((key, value) -> option("--label", key + "=" + value));
        return this;
    }

    Words selection(Selection selection) {
        return switch (selection) {
            case Selection.Ids ids -> words(ids.ids());
            case Selection.Query all when all.query().equals(NodeQuery.ALL) -> word("--all");
            case Selection.Query query -> query(query.query());
        };
    }

    Words query(NodeQuery query) {
        option("--state", query.state().map(state -> state.text()));
        query.progress().ifPresent(progress -> word("--" + progress.text()));
        option("--expires-in", query.expiresIn().map(DurationText::text));
        option("--expires-from", query.expiry().map(window -> window.from().toString()));
        option("--expires-before", query.expiry().map(window -> window.to().toString()));
        labels(query.labels());
        option("--match", query.match());
        if (query.sort() != NodeSort.ID) {
            option("--sort", query.sort().name().toLowerCase(Locale.ROOT));
        }
        return this;
    }

    Words supersede(Supersession superseded) {
        return option("--supersede", superseded.text());
    }

    List<String> list() {
        return List.copyOf(words);
    }
}
