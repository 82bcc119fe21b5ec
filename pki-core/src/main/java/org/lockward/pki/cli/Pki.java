package org.lockward.pki.cli;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.Problem;

import picocli.CommandLine;
import picocli.CommandLine.ParameterException;

import java.util.Arrays;
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
            line.parseArgs(Arrays.copyOfRange(args, 1, args.length));
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

    /// `@file` arguments stay what they are: an ID must not make us read a file.
    static CommandLine commandLine(PkiCommand command, String name) {
        CommandLine line = new CommandLine(command);
        line.getCommandSpec().addOption(Help.option());
        line.setCommandName("pki " + name);
        line.setExpandAtFiles(false);
        line.setCaseInsensitiveEnumValuesAllowed(true);
        line.setOverwrittenOptionsAllowed(false);
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
