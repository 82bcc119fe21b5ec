package org.lockward.pki.cli;

import org.lockward.pki.cli.Console.Verbosity;
import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import picocli.CommandLine.Option;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Optional;

/// The options that every command has.
final class CommonOptions {

    private static final Path ROOTS_HOME = Path.of("/var/lib/lockward/pki");
    private static final String BELOW_DATA_HOME = "lockward/pki";

    @Option(
            names = "--home",
            paramLabel = "DIR",
            description = "the CA's directory (env LOCKWARD_HOME)")
    private Optional<String> home = Optional.empty();

    @Option(
            names = "--passphrase",
            paramLabel = "SOURCE",
            description =
                    "where the CA key's passphrase comes from: file:PATH, env:NAME, fd:N, stdin or"
                            + " credential:NAME (env LOCKWARD_PASSPHRASE_FILE)")
    private Optional<String> passphrase = Optional.empty();

    @Option(
            names = {"-o", "--output"},
            paramLabel = "FORMAT",
            description = "table, json, ndjson or csv")
    private OutputFormat format = OutputFormat.TABLE;

    @Option(names = "--no-input", description = "never ask")
    private boolean noInput;

    @Option(
            names = {"-q", "--quiet"},
            description = "no notices")
    private boolean quiet;

    @Option(
            names = {"-v", "--verbose"},
            description = "say more on stderr")
    private boolean verbose;

    @Option(names = "--debug", description = "show where in the program a failure happened")
    private boolean debug;

    @Option(names = "--no-color", description = "no colors (env NO_COLOR)")
    private boolean noColor;

    OutputFormat format() {
        return format;
    }

    boolean debug() {
        return debug;
    }

    /// The `--home` option as it was typed, to be repeated in a hint; empty when it was not.
    String homeInHint() {
        return home.map(h -> " --home " + h).orElse("");
    }

    /// Whether somebody named the home: then it may not be the one that `pki` takes by itself.
    boolean isHomeSaid(Surroundings surroundings) {
        return home.isPresent() || surroundings.variable("LOCKWARD_HOME").isPresent();
    }

    Console console(Surroundings surroundings) {
        return new Console(surroundings, verbosity(), colored(surroundings));
    }

    private Verbosity verbosity() {
        if (quiet) {
            return Verbosity.QUIET;
        }
        return verbose ? Verbosity.VERBOSE : Verbosity.NORMAL;
    }

    private boolean colored(Surroundings surroundings) {
        return !noColor
                && surroundings.terminal().isPresent()
                && surroundings.variable("NO_COLOR").isEmpty();
    }

    /// `--home`, then `LOCKWARD_HOME`, then the default of this user.
    Path home(Surroundings surroundings) {
        Path chosen =
                home.map(text -> path("--home", text))
                        .or(() -> variablePath(surroundings, "LOCKWARD_HOME"))
                        .orElseGet(() -> defaultHome(surroundings));
        return chosen.toAbsolutePath().normalize();
    }

    private static Path defaultHome(Surroundings surroundings) {
        if (isRoot()) {
            return ROOTS_HOME;
        }
        Path data =
                variablePath(surroundings, "XDG_DATA_HOME")
                        .filter(Path::isAbsolute)
                        .orElseGet(() -> userHome(surroundings).resolve(".local/share"));
        return data.resolve(BELOW_DATA_HOME);
    }

    private static Path userHome(Surroundings surroundings) {
        return variablePath(surroundings, "HOME")
                .orElseGet(() -> Path.of(System.getProperty("user.home")));
    }

    private static Optional<Path> variablePath(Surroundings surroundings, String name) {
        return surroundings.variable(name).map(text -> path(name, text));
    }

    private static boolean isRoot() {
        try {
            return Integer.valueOf(0).equals(Files.getAttribute(Path.of("/proc/self"), "unix:uid"));
        } catch (IOException | UnsupportedOperationException e) {
            return "root".equals(System.getProperty("user.name"));
        }
    }

    /// Where the passphrase comes from; `confirm` asks a person twice, for a new passphrase.
    PassphraseSource passphraseSource(Surroundings surroundings) {
        Optional<PassphraseSource> given = passphrase.map(PassphraseSource::parse);
        return given.or(() ->
                        variablePath(surroundings, "LOCKWARD_PASSPHRASE_FILE")
                                .map(PassphraseSource.OfFile::new))
                .orElseGet(
                        () -> noInput ? new PassphraseSource.Nobody() : PassphraseSource.person());
    }

    /// A path that was typed; a NUL in it is a usage error, not a crash.
    static Path path(String option, String text) {
        try {
            if (!text.isEmpty()) {
                return Path.of(text);
            }
        } catch (InvalidPathException e) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            option + " " + Printable.quote(text) + " is not a path",
                            e.getReason(),
                            ""),
                    e);
        }
        throw new PkiException.InvalidInput(Problem.of(option + " \"\" is not a path"));
    }
}
