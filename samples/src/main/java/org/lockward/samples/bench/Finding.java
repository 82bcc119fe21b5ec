package org.lockward.samples.bench;

import java.util.Locale;
import java.util.Optional;

/// One bar, and whether this run met it.
///
/// @param met empty if it could not be measured here
record Finding(String work, String bar, String measured, Optional<Boolean> met) {

    static Finding atLeast(String work, String bar, double least, double measured) {
        return new Finding(work, bar, figure(measured), Optional.of(measured >= least));
    }

    static Finding atMost(String work, String bar, double most, double measured) {
        return new Finding(work, bar, figure(measured), Optional.of(measured <= most));
    }

    static Finding missing(String work, String bar, String why) {
        return new Finding(work, bar, why, Optional.empty());
    }

    String verdict() {
        return met.map(yes -> yes ? "met" : "MISSED").orElse("not measured");
    }

    /// Three digits that say something.
    static String figure(double value) {
        double size = Math.abs(value);
        if (size >= 100) {
            return String.format(Locale.ROOT, "%,.0f", value);
        }
        return String.format(
                Locale.ROOT, size >= 10 ? "%.1f" : size >= 0.1 ? "%.2f" : "%.3f", value);
    }
}
