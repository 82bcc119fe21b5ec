package org.lockward.lock.cli;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.io.PrintStream;

/// Prints failures in three lines at most and knows their exit codes.
///
/// @param command the name that the lines start with
record Edge(String command, PrintStream err) {

    static final int OK = 0;
    static final int UNFORESEEN = 1;
    static final int USAGE = 2;
    static final int UNVERIFIED = 9;
    static final int UNAVAILABLE = 10;
    static final int ABSENT = 96;
    static final int NOT_EXECUTABLE = 97;
    static final int NOT_OBTAINED = 98;
    static final int RUN_FAILED = 99;

    /// For the help of a command.
    static final String EXIT_CODES =
            "%nExit status: 0 done; 2 usage, or a bundle that cannot be used; 9 one side did not%n"
                    + "accept the other; 10 nobody answers; 1 a failure that nobody foresaw.";

    /// What a command does, and the exit status that it ends with.
    interface Action {
        int run();
    }

    /// Runs it; failures that were foreseen become lines and an exit status.
    int run(Action action) {
        try {
            return action.run();
        } catch (LockException e) {
            print(e);
            return exitCode(e);
        } catch (RuntimeException e) {
            print("error", "unforeseen: " + e);
            print("hint", "please report this, with what you did");
            return UNFORESEEN;
        }
    }

    void print(LockException failure) {
        Problem problem = failure.problem();
        print("error", problem.what());
        print("why", problem.why());
        print("hint", problem.fix());
    }

    void print(String kind, String text) {
        if (!text.isEmpty()) {
            err.println(command + ": " + kind + ": " + text);
        }
    }

    private static int exitCode(LockException failure) {
        return switch (failure) {
            case LockException.InvalidInput _, LockException.InvalidBundle _ -> USAGE;
            case LockException.Denied _, LockException.ProtocolViolation _ -> UNVERIFIED;
            case LockException.Unavailable _ -> UNAVAILABLE;
            case LockException.NotObtained _ -> NOT_OBTAINED;
            case LockException.Absent _ -> ABSENT;
            case LockException.NotExecutable _ -> NOT_EXECUTABLE;
            case LockException.Lost _ -> RUN_FAILED;
        };
    }

    static String version() {
        String version = Edge.class.getPackage().getImplementationVersion();
        return version == null ? "(not packaged)" : version;
    }
}
