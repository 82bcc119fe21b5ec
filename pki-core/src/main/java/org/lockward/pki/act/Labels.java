package org.lockward.pki.act;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;

/// Labels as a command line can say them.
final class Labels {

    private Labels() {}

    /// Refuses a key that `key=value` would not give back.
    static void requireSayable(Map<String, String> labels) {
        for (String key : labels.keySet()) {
            if (key.isEmpty() || key.indexOf('=') >= 0) {
                throw new PkiException.InvalidInput(
                        new Problem(
                                Printable.quote(key) + " is not a label's key",
                                "a key is not empty and has no =",
                                "for example: --label rack=7"));
            }
        }
    }

    /// The same, in the order of the keys.
    static Map<String, String> sorted(Map<String, String> labels) {
        requireSayable(labels);
        return Collections.unmodifiableMap(new TreeMap<>(labels));
    }
}
