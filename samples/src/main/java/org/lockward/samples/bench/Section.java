package org.lockward.samples.bench;

import java.util.List;

/// What one row of the benchmark printed, and what it says about the bars.
record Section(String text, List<Finding> findings) {

    Section {
        findings = List.copyOf(findings);
    }
}
