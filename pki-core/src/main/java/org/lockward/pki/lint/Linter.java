package org.lockward.pki.lint;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;

/// Runs every lint, and fails closed: a lint that cannot read the certificate has found something.
public final class Linter {

    private Linter() {}

    /// The rules, in the order of the fields that they look at.
    public static List<Lint> lints() {
        List<Lint> lints = new ArrayList<>();
        Collections.addAll(lints, Rfc5280Lint.values());
        Collections.addAll(lints, ExtensionLint.values());
        Collections.addAll(lints, HouseLint.values());
        return List.copyOf(lints);
    }

    /// Passes a draft that keeps all rules, and refuses any other with every finding at once.
    public static void require(Draft draft) {
        List<Problem> findings = findings(draft);
        if (!findings.isEmpty()) {
            throw new PkiException.Refused(findings);
        }
    }

    /// Every finding; empty when all rules are kept.
    public static List<Problem> findings(Draft draft) {
        return lints().stream().flatMap(l -> finding(l, draft).stream()).toList();
    }

    private static Optional<Problem> finding(Lint lint, Draft draft) {
        return check(lint, draft)
                .map(what -> new Problem("lint " + lint.id() + ": " + what, lint.source(), ""));
    }

    private static Optional<String> check(Lint lint, Draft draft) {
        try {
            return lint.check(draft);
        } catch (RuntimeException e) {
            return Optional.of("the certificate cannot be read: " + e);
        }
    }
}
