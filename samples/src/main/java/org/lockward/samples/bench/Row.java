package org.lockward.samples.bench;

/// One part of the benchmark, to be chosen by its name.
///
/// @param name on the command line
/// @param title in the report
record Row(String name, String title, Work work) {

    /// Measures.
    interface Work {
        Section run(Testbed bed) throws Exception;
    }
}
