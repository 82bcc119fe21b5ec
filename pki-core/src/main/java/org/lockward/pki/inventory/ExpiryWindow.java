package org.lockward.pki.inventory;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.time.Instant;

/// A span of time in which certificates end.
///
/// @param from included
/// @param to not included; after `from`
public record ExpiryWindow(Instant from, Instant to) {

    public ExpiryWindow {
        if (!from.isBefore(to)) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "no time lies from " + from + " to before " + to,
                            "the end comes after the beginning",
                            "for example: --expires-from 2026-12-01T00:00:00Z"
                                    + " --expires-before 2027-01-01T00:00:00Z"));
        }
    }

    boolean contains(Instant time) {
        return !time.isBefore(from) && time.isBefore(to);
    }
}
