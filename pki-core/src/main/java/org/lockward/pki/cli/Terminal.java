package org.lockward.pki.cli;

import java.io.Console;
import java.util.Optional;

/// The person at the keyboard.
interface Terminal {

    /// Asks without echo; empty when the person ended the input.
    Optional<char[]> askSecretly(String question);

    /// `System.console()` is null, or there without being a terminal, when standard input or output
    /// is redirected: both mean that there is nobody to ask.
    @SuppressWarnings("SystemConsoleNull") // measured on JDK 25: it does return null
    static Optional<Terminal> ofThisProcess() {
        Console console = System.console();
        if (console == null || !console.isTerminal()) {
            return Optional.empty();
        }
        return Optional.of(question -> Optional.ofNullable(console.readPassword("%s", question)));
    }
}
