package org.lockward.pki.cli;

import picocli.CommandLine.Mixin;

/// One subcommand: its options, filled in by picocli, and what it does with them.
abstract class PkiCommand {

    @Mixin private final CommonOptions options = new CommonOptions();

    private final Surroundings surroundings;

    PkiCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Does it. Whatever goes wrong is thrown.
    abstract void run();

    final CommonOptions options() {
        return options;
    }

    final Surroundings surroundings() {
        return surroundings;
    }

    final Console console() {
        return options.console(surroundings);
    }

    final void print(Result result) {
        console().print(result.lines(options.format()));
    }
}
