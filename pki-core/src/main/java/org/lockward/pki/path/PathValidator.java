package org.lockward.pki.path;

import org.lockward.pki.problem.Problem;

import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Decides whether a certificate can be trusted: our own strict rules first, the JDK's algorithm as
/// a cross-check, and in doubt no. Any thread may call it.
///
/// Neither the JDK nor Bouncy Castle is enough alone: of the 145 bad chains of x509-limbo each of
/// them takes more than seventy.
public final class PathValidator {

    private PathValidator() {}

    /// Never throws on account of what a certificate contains: whatever cannot be understood is
    /// invalid.
    public static PathValidation validate(PathRequest request) {
        try {
            return decide(request);
        } catch (RuntimeException | StackOverflowError e) {
            return PathValidation.Invalid.because(
                    "the chain cannot be understood: " + e, "what is not understood is refused");
        }
    }

    /// Of several possible paths one good one is enough; if none is, the one that came closest
    /// explains why.
    private static PathValidation decide(PathRequest request) {
        List<List<Problem>> failures = new ArrayList<>();
        for (List<X509Certificate> path : new PathBuilder(request).paths()) {
            List<Problem> problems = problems(path, request);
            if (problems.isEmpty()) {
                return new PathValidation.Valid(path);
            }
            failures.add(problems);
        }
        return failures.stream()
                .min(Comparator.comparingInt(List::size))
                .map(PathValidation.Invalid::new)
                .orElseGet(() -> new NoPath(request).explain());
    }

    private static List<Problem> problems(List<X509Certificate> path, PathRequest request) {
        List<Problem> problems = new ArrayList<>(new StrictRules(path, request).problems());
        problems.addAll(new NameRules(path, request.expected()).problems());
        problems.addAll(new CrlRules(path, request).problems());
        if (problems.isEmpty()) {
            JdkPath.problem(path, request.at()).ifPresent(problems::add);
        }
        return problems;
    }
}
