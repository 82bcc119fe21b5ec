package org.lockward.lock.cli;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import picocli.CommandLine;
import picocli.CommandLine.Help.Ansi;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;

import java.io.PrintStream;
import java.util.List;

/// Command lines read by picocli, with our own three lines when they make no sense.
final class Usage {

    private Usage() {}

    /// Fills the options of a command; false if it was only asked for help, which is printed then.
    ///
    /// Nothing behind the first word that is no option is looked at: it belongs to another command.
    static boolean read(Object command, String name, List<String> arguments, PrintStream out) {
        CommandLine line = new CommandLine(command);
        line.setCommandName(name);
        line.getCommandSpec().addOption(help());
        line.setStopAtPositional(true);
        // An argument that starts with @ must not make us read a file.
        line.setExpandAtFiles(false);
        line.setOverwrittenOptionsAllowed(false);
        try {
            line.parseArgs(arguments.toArray(new String[0]));
        } catch (ParameterException e) {
            throw problem(String.valueOf(e.getMessage()).replaceAll("[^ -~]", "?"), "", name);
        }
        if (line.isUsageHelpRequested()) {
            line.usage(out, Ansi.OFF);
            return false;
        }
        return true;
    }

    private static OptionSpec help() {
        return OptionSpec.builder("-h", "--help").usageHelp(true).description("this text").build();
    }

    static LockException.InvalidInput problem(String what, String why) {
        return new LockException.InvalidInput(new Problem(what, why, "see --help"));
    }

    private static LockException.InvalidInput problem(String what, String why, String command) {
        return new LockException.InvalidInput(new Problem(what, why, "see " + command + " --help"));
    }

    /// Foreign text in quotes, made printable.
    static String quote(String text) {
        return '"' + text.replaceAll("[^ -~]", "?") + '"';
    }
}
