package org.lockward.pki.path;

import org.lockward.pki.problem.Problem;

import java.security.cert.X509Certificate;
import java.util.List;

/// What came of a [PathRequest].
public sealed interface PathValidation {

    /// The leaf can be trusted.
    ///
    /// @param path leaf first, the trust anchor last
    record Valid(List<X509Certificate> path) implements PathValidation {
        public Valid {
            path = List.copyOf(path);
        }
    }

    /// It cannot, for these reasons.
    record Invalid(List<Problem> problems) implements PathValidation {
        public Invalid {
            problems = List.copyOf(problems);
        }

        static Invalid because(String what, String why) {
            return new Invalid(List.of(new Problem(what, why, "")));
        }
    }
}
