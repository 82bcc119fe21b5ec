package org.lockward.pki.cli;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.file.Path;
import java.util.regex.Pattern;

/// Where a passphrase comes from. Never the command line itself: `/proc/PID/cmdline` shows it to
/// everybody on the machine.
sealed interface PassphraseSource {

    String WAYS =
            "ways: --passphrase file:PATH (mode 0600), env:NAME, fd:N, stdin or credential:NAME"
                    + " (systemd), or LOCKWARD_PASSPHRASE_FILE=PATH";

    /// The first line of a file that only its owner can read.
    record OfFile(Path path) implements PassphraseSource {}

    /// An environment variable.
    record OfVariable(String name) implements PassphraseSource {}

    /// The first line of an open file descriptor.
    ///
    /// @param number 3 to 1023; 0 is `stdin`, 1 and 2 are for output
    record OfDescriptor(int number) implements PassphraseSource {}

    /// The first line of standard input.
    record OfStandardInput() implements PassphraseSource {}

    /// A credential that systemd passed: `$CREDENTIALS_DIRECTORY/NAME`.
    record OfCredential(String name) implements PassphraseSource {}

    /// The person at the terminal.
    record OfPerson() implements PassphraseSource {}

    /// Nobody may be asked and no source was given.
    record Nobody() implements PassphraseSource {}

    static PassphraseSource person() {
        return new OfPerson();
    }

    /// Reads the argument of `--passphrase`.
    static PassphraseSource parse(String text) {
        int colon = text.indexOf(':');
        String kind = colon < 0 ? text : text.substring(0, colon);
        String rest = colon < 0 ? "" : text.substring(colon + 1);
        return switch (kind) {
            case "file" -> new OfFile(CommonOptions.path("--passphrase file:", rest));
            case "env" -> new OfVariable(matching(rest, "[A-Za-z_][A-Za-z0-9_]*", "env:NAME"));
            case "fd" -> new OfDescriptor(descriptor(rest));
            case "credential" ->
                    new OfCredential(
                            matching(rest, "[A-Za-z0-9_][A-Za-z0-9._-]*", "credential:NAME"));
            case "stdin" -> standardInput(text);
            default -> throw unknown();
        };
    }

    private static PassphraseSource standardInput(String text) {
        if (!text.equals("stdin")) {
            throw unknown();
        }
        return new OfStandardInput();
    }

    private static int descriptor(String text) {
        int number = Integer.parseInt(matching(text, "[0-9]{1,4}", "fd:N"));
        if (number < 3 || number > 1023) {
            throw new PkiException.InvalidInput(
                    new Problem("fd:" + number + " is not between fd:3 and fd:1023", "", WAYS));
        }
        return number;
    }

    private static String matching(String text, String grammar, String form) {
        if (!Pattern.matches(grammar, text)) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "--passphrase " + form + ": " + Printable.quote(text) + " does not fit",
                            "it has to match " + grammar,
                            WAYS));
        }
        return text;
    }

    /// Does not repeat what was typed: it may well be the passphrase.
    private static PkiException unknown() {
        return new PkiException.InvalidInput(
                new Problem(
                        "the argument of --passphrase names no source",
                        "it says where the passphrase comes from, never the passphrase itself:"
                                + " everybody on this machine can read command lines",
                        WAYS));
    }
}
