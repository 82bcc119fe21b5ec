package org.lockward.pki.lint;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Stream;

/// Each lint finds its own fault and no other.
class LinterTest {

    static Stream<Mutations.Row> rows() {
        return Mutations.rows();
    }

    @Test
    void a_good_node_certificate_passes_every_lint() throws Exception {
        assertEquals(List.of(), findings(Mutations.good()));
    }

    @Test
    void a_good_root_passes_every_lint() throws Exception {
        Draft root = new Draft(Mutations.CA.x509().getTBSCertificate(), Optional.empty());
        assertEquals(List.of(), Linter.findings(root));
    }

    @ParameterizedTest
    @MethodSource("rows")
    void a_fault_is_found_by_its_lint_alone(Mutations.Row row) throws Exception {
        String what = findings(row.mutant()).stream().map(Problem::what).toList().toString();
        assertEquals(1, findings(row.mutant()).size(), what);
        assertTrue(what.startsWith("[lint " + row.lint() + ": "), what);
    }

    @Test
    void every_lint_has_a_fault_that_it_finds() {
        Set<String> lints = new TreeSet<>(Linter.lints().stream().map(Lint::id).toList());
        assertEquals(lints, new TreeSet<>(rows().map(Mutations.Row::lint).toList()));
    }

    @Test
    void every_lint_quotes_its_source() {
        Linter.lints().forEach(l -> assertTrue(l.source().length() > 20, l.id()));
    }

    @Test
    void a_certificate_with_two_faults_is_refused_with_both() throws Exception {
        byte[] bad = Mutations.serialZero(Mutations.otherIssuer(Mutations.good())).encoded();
        Draft draft = new Draft(bad, Optional.of(Mutations.CA.certificate()));
        var refused = assertThrows(PkiException.Refused.class, () -> Linter.require(draft));
        assertEquals(2, refused.problems().size(), refused.getMessage());
    }

    private static List<Problem> findings(Mutant mutant) throws Exception {
        return Linter.findings(
                new Draft(mutant.encoded(), Optional.of(Mutations.CA.certificate())));
    }
}
