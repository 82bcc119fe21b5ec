package org.lockward.pki.deployment;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.time.Duration;

/// Waits between two looks at something that changes outside of this process.
final class Pause {

    private Pause() {}

    static void of(Duration duration) {
        try {
            Thread.sleep(duration);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new PkiException.Unavailable(Problem.of("interrupted while waiting"), e);
        }
    }
}
