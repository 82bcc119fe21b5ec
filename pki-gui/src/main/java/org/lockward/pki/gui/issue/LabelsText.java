package org.lockward.pki.gui.issue;

import org.lockward.pki.enrollment.EnrollmentRequest;
import org.lockward.pki.enrollment.KeySource;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.Printable;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Labels as people type them: `rack=7; site=north quay`.
final class LabelsText {

    private static final KeySource ANY =
            new KeySource.Generate(KeyAlgorithm.parse(KeyAlgorithm.NAMES.getFirst()));

    private LabelsText() {}

    /// @throws PkiException.InvalidInput with the problems of all labels
    static Map<String, String> parse(String text) {
        Map<String, String> labels = new TreeMap<>();
        List<Problem> problems = new ArrayList<>();
        for (String label : text.split(";", -1)) {
            if (!label.isBlank()) {
                add(labels, label.strip(), problems);
            }
        }
        if (!problems.isEmpty()) {
            throw new PkiException.InvalidInput(problems);
        }
        // The rules of labels are those of whoever takes them.
        return new EnrollmentRequest(
                        new UniqueId("0"), List.of(), "node", Optional.empty(), ANY, labels)
                .labels();
    }

    private static void add(Map<String, String> labels, String label, List<Problem> problems) {
        int equals = label.indexOf('=');
        if (equals < 1) {
            problems.add(problem(label, "a label is key=value"));
        } else if (labels.put(label.substring(0, equals), label.substring(equals + 1)) != null) {
            problems.add(problem(label, "its key comes twice"));
        }
    }

    private static Problem problem(String label, String why) {
        return new Problem(
                Printable.quote(label) + " is not a label", why, "for example: rack=7; site=north");
    }
}
