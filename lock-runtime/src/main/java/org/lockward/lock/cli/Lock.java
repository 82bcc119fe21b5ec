package org.lockward.lock.cli;

import java.io.PrintStream;
import java.util.List;

/// The command `lock`.
public final class Lock {

    private static final String HELP =
            """
            lock: named locks from a lock daemon

              lock run [OPTION]... -- COMMAND [ARGUMENT]...   runs a command under a lock
              lock status [OPTION]...                         who holds and who waits
              lock break [OPTION]... NAME TOKEN               takes a lock away from its holder
              lock stop [OPTION]...                           has the daemon stop
              lock reload [OPTION]...                         has it read its files again
              lock ping [OPTION]...                           connects, and says who the daemon is
              lock version

            Each of them explains itself: lock run --help
            """;

    private Lock() {}

    public static void main(String[] arguments) {
        int status = run(List.of(arguments), System.out, System.err);
        System.out.flush();
        System.err.flush();
        // System.exit asks for a logger first, which costs a command more than its lock.
        Runtime.getRuntime().halt(status);
    }

    /// The specification of one command is built, not of all: starting fast is half of the work.
    static int run(List<String> line, PrintStream out, PrintStream err) {
        Edge edge = new Edge("lock", err);
        String command = line.isEmpty() ? "" : line.getFirst();
        List<String> rest = line.isEmpty() ? line : line.subList(1, line.size());
        return switch (command) {
            case "run" -> new RunCommand(edge, out).run(rest);
            case "status" -> edge.run(() -> new StatusCommand(out).run(rest));
            case "break" -> edge.run(() -> new BreakCommand(out).run(rest));
            case "stop" -> edge.run(() -> new StopCommand(out).run(rest));
            case "reload" -> edge.run(() -> new ReloadCommand(out).run(rest));
            case "ping" -> edge.run(() -> new PingCommand(edge, out).run(rest));
            case "--help", "-h", "help" -> print(out, HELP);
            case "--version", "version" -> print(out, "lock " + Edge.version() + "\n");
            default -> unknown(edge, command);
        };
    }

    private static int print(PrintStream out, String text) {
        out.print(text);
        return Edge.OK;
    }

    private static int unknown(Edge edge, String command) {
        edge.print(
                "error",
                command.isEmpty()
                        ? "which command?"
                        : "there is no command " + Usage.quote(command));
        edge.print("why", "the commands are run, status, break, stop, reload and ping");
        edge.print("hint", "see lock --help");
        return Edge.USAGE;
    }
}
