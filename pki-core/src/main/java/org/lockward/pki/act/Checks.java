package org.lockward.pki.act;

import org.lockward.pki.certificate.DurationText;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What the parts of an act must be so that a command line can say it.
final class Checks {

    private Checks() {}

    static void validity(Optional<Duration> validity) {
        validity.ifPresent(DurationText::text);
    }

    static void keyAlgorithm(Optional<KeyAlgorithm> algorithm) {
        algorithm.ifPresent(a -> KeyAlgorithm.parse(a.text()));
    }

    static void path(Path path) {
        if (path.toString().isEmpty()) {
            throw new PkiException.InvalidInput(Problem.of("an empty path names no file"));
        }
    }

    static void count(String option, Optional<Integer> count) {
        if (count.filter(number -> number < 1).isPresent()) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            option + " " + count.get() + " is not a number of things",
                            "it is 1 or more",
                            ""));
        }
    }

    static void exclusive(Optional<KeyAlgorithm> algorithm, Optional<Path> csr) {
        if (algorithm.isPresent() && csr.isPresent()) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "--key-algorithm and --csr exclude each other",
                            "the request brings its own key",
                            "leave out one of them"));
        }
    }

    static void proof(Optional<Destination> destination, Optional<Endpoint> service) {
        if (destination.isEmpty() && service.isPresent()) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "--verify " + service.get() + " proves a deployment, and there is none",
                            "--deploy-to is missing",
                            "say where the bundle goes: --deploy-to dir:PATH"));
        }
    }
}
