package org.lockward.pki.cli;

import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.CrlOutcome;
import org.lockward.pki.deployment.CrlPush;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A CRL that was published, and how it fared on its way to every recorded deployment.
///
/// @param crl what was published
/// @param outcomes one a destination
record CrlReport(CrlOutcome crl, List<CrlPush.Outcome> outcomes) {

    CrlReport {
        outcomes = List.copyOf(outcomes);
    }

    /// Pushes what was just published.
    static CrlReport push(Authority authority, CrlOutcome crl) {
        return new CrlReport(crl, authority.pushCrl());
    }

    /// As a result of its own.
    Result.One alone() {
        Map<String, Object> fields = new LinkedHashMap<>();
        putInto(fields);
        return new Result.One("lockward.crl/v1", fields, Table.pairs(lines()));
    }

    /// The same behind what was done before it.
    Result.One behind(Result.One one) {
        Map<String, Object> fields = new LinkedHashMap<>(one.fields());
        putInto(fields);
        List<String> text = new ArrayList<>(one.text());
        text.addAll(Table.pairs(lines()));
        return new Result.One(one.schema(), fields, text);
    }

    List<CrlPush.Outcome> failures() {
        return outcomes.stream().filter(o -> o.failure().isPresent()).toList();
    }

    /// `published CRL 3 …`, `pushed to 2 of 3 deployments`, and which failed.
    List<List<String>> lines() {
        List<List<String>> lines = new ArrayList<>();
        lines.add(
                List.of(
                        "CRL",
                        "number %d, %d revoked, next by %s"
                                .formatted(crl.number(), crl.entries(), crl.nextUpdate())));
        int reached = outcomes.size() - failures().size();
        lines.add(List.of("pushed", reached + " of " + outcomes.size() + " deployments"));
        for (CrlPush.Outcome failure : failures()) {
            lines.add(List.of("failed", failure.destination().text() + ": " + reason(failure)));
        }
        return lines;
    }

    private static String reason(CrlPush.Outcome failure) {
        return failure.failure().map(Problem::what).orElse("");
    }

    void putInto(Map<String, Object> fields) {
        fields.put("crl_number", crl.number());
        fields.put("crl_entries", crl.entries());
        fields.put("crl_next_update", crl.nextUpdate());
        fields.put("pushed", outcomes.stream().map(CrlReport::fields).toList());
    }

    private static Map<String, Object> fields(CrlPush.Outcome outcome) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("destination", outcome.destination().text());
        fields.put("ok", outcome.failure().isEmpty());
        fields.put("problem", outcome.failure().map(Problem::what));
        return fields;
    }

    /// @throws PkiException.Partial when a deployment did not get the CRL
    void requireAll() {
        if (!failures().isEmpty()) {
            throw new PkiException.Partial(
                    new Problem(
                            "%d of %d deployments did not get CRL %d"
                                    .formatted(failures().size(), outcomes.size(), crl.number()),
                            reason(failures().getFirst()),
                            "cure it, then: pki publish-crl"));
        }
    }
}
