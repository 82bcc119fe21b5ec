package org.lockward.samples.bench;

import java.util.List;
import java.util.function.ToDoubleFunction;

/// The middle of several passes.
final class Median {

    private Median() {}

    /// Of an even number, the mean of the two in the middle; 0 of none.
    static double of(List<Double> values) {
        List<Double> sorted = values.stream().sorted().toList();
        int n = sorted.size();
        return n == 0 ? 0 : (sorted.get((n - 1) / 2) + sorted.get(n / 2)) / 2;
    }

    static <T> double of(List<T> passes, ToDoubleFunction<T> figure) {
        return of(passes.stream().map(figure::applyAsDouble).toList());
    }
}
