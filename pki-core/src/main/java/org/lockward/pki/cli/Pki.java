package org.lockward.pki.cli;

import org.jspecify.annotations.Nullable;
import org.lockward.pki.act.Act;
import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;

import java.util.List;
import java.util.Optional;

/// The `pki` command.
public final class Pki {

    private final Surroundings surroundings;

    Pki(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Runs one command and ends the process with its exit code.
    public static void main(String[] args) {
        System.exit(new Pki(Surroundings.ofThisProcess()).run(args));
    }

    /// The exit code of one command.
    int run(String... args) {
        if (args.length == 0) {
            surroundings.err().print(Help.overview());
            surroundings.err().flush();
            return ProblemHandler.USAGE;
        }
        return switch (args[0]) {
            case "--help", "-h" -> print(Help.overview());
            case "help" -> args.length == 1 ? print(Help.overview()) : run(args[1], "--help");
            case "--version", "-V" -> run("version");
            default -> command(args);
        };
    }

    private int command(String... args) {
        if (args[0].startsWith("-")) {
            return usage(
                    new Problem(
                            "options stand behind the command, not before it: "
                                    + Printable.quote(args[0]),
                            "",
                            "for example: pki list-nodes --home DIR"));
        }
        Optional<PkiCommand> command = Commands.create(args[0], surroundings);
        if (command.isEmpty()) {
            return usage(Commands.unknown(args[0]));
        }
        return run(command.get(), args);
    }

    private int run(PkiCommand command, String... args) {
        CommandLine line = commandLine(command, args[0]);
        try {
            line.parseArgs(Arguments.of(line, List.of(args).subList(1, args.length)));
            if (line.isUsageHelpRequested()) {
                return print(Help.of(line));
            }
        } catch (ParameterException e) {
            return usage(UsageProblem.of(e));
        }
        return perform(command);
    }

    private int perform(PkiCommand command) {
        try {
            command.run();
            return 0;
        } catch (Exception | StackOverflowError | OutOfMemoryError e) {
            return new ProblemHandler(surroundings.err(), command.options().debug()).handle(e);
        }
    }

    /// What the words of a command line, without `pki`, ask for; the very classes that a command
    /// runs read them.
    ///
    /// `InvalidInput` when they cannot be read, when the command is no act, and for `--dry-run`,
    /// `--out` and `--help`, which an act does not carry.
    public static Act parse(List<String> words) {
        PkiCommand command = words.isEmpty() ? null : known(words.getFirst());
        if (!(command instanceof ActCommand<?> acting)) {
            throw new PkiException.InvalidInput(
                    Problem.of(Printable.quote(String.join(" ", words)) + " is no act"));
        }
        CommandLine line = commandLine(acting, words.getFirst());
        try {
            requireWhole(line.parseArgs(Arguments.of(line, words.subList(1, words.size()))));
        } catch (ParameterException e) {
            throw new PkiException.InvalidInput(UsageProblem.of(e), e);
        }
        return acting.act();
    }

    private static @Nullable PkiCommand known(String name) {
        return Commands.create(name, Surroundings.ofThisProcess()).orElse(null);
    }

    private static void requireWhole(ParseResult read) {
        for (String option : List.of("--dry-run", "--out", "--help")) {
            if (read.hasMatchedOption(option)) {
                throw new PkiException.InvalidInput(Problem.of("an act does not carry " + option));
            }
        }
    }

    /// `@file` arguments stay what they are: an ID must not make us read a file.
    static CommandLine commandLine(PkiCommand command, String name) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().addOption(Help.option());
        line.setCommandName("pki " + name);
        line.setExpandAtFiles(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOverwrittenOptionsAllowed(false);
        line.setAllowOptionsAsOptionParameters(true);
        line.setEndOfOptionsDelimiter(Arguments.END_OF_OPTIONS);
        return line;
    }

    private int usage(Problem problem) {
        return new ProblemHandler(surroundings.err(), false).usage(problem);
    }

    private int print(String text) {
        surroundings.out().print(text);
        surroundings.out().flush();
        return 0;
    }
}
