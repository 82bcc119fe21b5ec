package org.lockward.samples.bench;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/// The windows of every contender, pass by pass: in each pass all of them ran, one after the other.
record Passes(Map<String, List<Load.Window>> windows) {

    /// One pass that does not count, then the others. A contender that is missing has no window.
    static Passes run(Options options, Load load, List<Contender> contenders) throws Exception {
        Map<String, List<Load.Window>> windows = new LinkedHashMap<>();
        for (Contender contender : contenders) {
            windows.put(contender.name(), new ArrayList<>());
        }
        for (int pass = 0; pass <= options.passes(); pass++) {
            for (Contender contender : contenders) {
                if (contender.server().isPresent()) {
                    Load.Window window = (pass == 0 ? load.warming() : load).run(contender);
                    if (pass > 0) {
                        windows.getOrDefault(contender.name(), List.of()).add(window);
                    }
                }
            }
        }
        return new Passes(windows);
    }

    private List<Load.Window> of(String contender) {
        return windows.getOrDefault(contender, List.of());
    }

    boolean has(String contender) {
        return !of(contender).isEmpty();
    }

    double median(String contender, ToDoubleFunction<Load.Window> figure) {
        return Median.of(of(contender), figure);
    }

    /// The median of the ratios within each pass: what disturbed a pass disturbed both.
    double ratio(String one, String other, ToDoubleFunction<Load.Window> figure) {
        List<Double> ratios = new ArrayList<>();
        for (int pass = 0; pass < of(one).size(); pass++) {
            ratios.add(
                    figure.applyAsDouble(of(one).get(pass))
                            / figure.applyAsDouble(of(other).get(pass)));
        }
        return Median.of(ratios);
    }
}
