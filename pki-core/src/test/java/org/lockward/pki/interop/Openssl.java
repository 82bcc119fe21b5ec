package org.lockward.pki.interop;

import org.lockward.pki.testing.Program;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/// The `openssl` command, or the way to get it.
final class Openssl {

    private Openssl() {}

    static Program.Result run(String... arguments) throws IOException, InterruptedException {
        return Program.run("", command(List.of(arguments)));
    }

    static List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(List.of(Program.openssl()));
        command.addAll(arguments);
        return command;
    }

    /// Runs it and fails the test, with what it printed, when it does.
    static String require(String... arguments) throws IOException, InterruptedException {
        Program.Result result = run(arguments);
        if (result.exit() != 0) {
            throw new AssertionError(List.of(arguments) + " exited " + result);
        }
        return result.output();
    }
}
