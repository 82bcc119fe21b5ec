package org.lockward.lock.cli;

import org.lockward.lock.client.LockRequest;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.wire.LockOptions;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What `lock run` is told.
@Command(
        description =
                "Waits for a lock, runs a command under it, and gives the lock back at its end.",
        footer = {
            "",
            "COMMAND finds the fencing token of its lock in LOCKWARD_TOKEN, beside",
            "LOCKWARD_RESOURCE, LOCKWARD_MODE and LOCKWARD_QUANTITY. The element of a set, the",
            "number of a sequence and the time of a timestamp are in LOCKWARD_ELEMENT, and are",
            "its last argument. If COMMAND fails, a transactional sequence takes its number",
            "back.",
            "",
            "SIGTERM, SIGINT, SIGHUP, SIGUSR1 and SIGUSR2 that reach lock go on to COMMAND. If",
            "the session with the daemon is lost, COMMAND gets SIGTERM, and SIGKILL ten seconds",
            "later. If lock itself is killed, the kernel kills COMMAND (needs setpriv of",
            "util-linux).",
            "",
            "Without --connect and LOCKWARD_LOCKD, a daemon for this user's processes is started",
            "on demand; it ends when it is idle.",
            "",
            "Exit status: that of COMMAND, 128+n if signal n ended it; 96 the resource is not",
            "there, and we neither create it nor wait; 97 COMMAND cannot be run; 98 lock not",
            "obtained; 99 anything else, a lost session too.",
        })
final class RunOptions implements QuickLine.Options {

    @Option(
            names = {"-n", "--name"},
            paramLabel = "NAME",
            description =
                    "what to lock: name, pool[N], a.b.c, /a/b, _s_sequence[N], _S_sequence[N],"
                            + " _t_FORMAT[N] (default _RESOURCE)")
    private String name = ResourceName.Simple.DEFAULT;

    @Option(
            names = "--mode",
            paramLabel = "MODE",
            description = "NL CR CW PR PW EX (default EX: nobody else)")
    private String mode = "EX";

    @Option(
            names = "--timeout",
            paramLabel = "TIME",
            description =
                    "how long to wait in line: 500ms, 5s, 2m, 1h; 0 is not at all (default: for"
                            + " ever)")
    private Optional<String> timeout = Optional.empty();

    @Option(
            names = {"-q", "--quantity"},
            paramLabel = "N",
            description = "units of pool[N] (default 1)")
    private String quantity = "1";

    @Option(
            names = {"-e", "--resource-create"},
            paramLabel = "YES|NO",
            description = "no: waits until somebody else has created the resource (default yes)")
    private String create = "yes";

    @Option(
            names = {"-i", "--idle"},
            paramLabel = "TIME",
            description = "how long the resource keeps its state after its last use (default 0)")
    private String idle = "0";

    @Option(
            names = "--ignore-signal",
            paramLabel = "SIGNAL",
            description = "neither ends lock nor goes on to COMMAND; may be given several times")
    private List<String> ignored = new ArrayList<>();

    @Option(
            names = "--idle-exit",
            paramLabel = "TIME",
            description =
                    "of a daemon that is started on demand: ends that long after its last use"
                            + " (default 5s)")
    private String idleExit = "5s";

    @Parameters(paramLabel = "COMMAND", description = "what to run, with its arguments")
    private List<String> command = new ArrayList<>();

    @Mixin private ConnectOptions daemon = new ConnectOptions();

    /// Empty if only help was asked for.
    static Optional<RunOptions> read(List<String> line, PrintStream out) {
        RunOptions quick = new RunOptions();
        Optional<List<String>> rest = QuickLine.read(line, quick);
        if (rest.isPresent()) {
            quick.command = rest.get();
            return Optional.of(quick);
        }
        RunOptions thorough = new RunOptions();
        return Usage.read(thorough, "lock run", line, out)
                ? Optional.of(thorough)
                : Optional.empty();
    }

    @Override
    public boolean take(String option, String value) {
        switch (option) {
            case "--name" -> name = value;
            case "--mode" -> mode = value;
            case "--timeout" -> timeout = Optional.of(value);
            case "--quantity" -> quantity = value;
            case "--resource-create" -> create = value;
            case "--idle" -> idle = value;
            case "--ignore-signal" -> ignored.add(value);
            case "--idle-exit" -> idleExit = value;
            default -> {
                return daemon.take(option, value);
            }
        }
        return true;
    }

    @Override
    public String full(String option) {
        return switch (option) {
            case "-n" -> "--name";
            case "-q" -> "--quantity";
            case "-e" -> "--resource-create";
            case "-i" -> "--idle";
            default -> option;
        };
    }

    @Override
    public boolean repeats(String option) {
        return option.equals("--ignore-signal");
    }

    ConnectOptions daemon() {
        return daemon;
    }

    /// The names of signals.
    List<String> ignored() {
        List<String> names = new ArrayList<>();
        ignored.forEach(text -> names.add(Signals.named(text)));
        return names;
    }

    Duration idleExit() {
        return Durations.parse("--idle-exit", idleExit);
    }

    List<String> command() {
        if (command.isEmpty()) {
            throw Usage.problem("no command to run: write it behind --", "");
        }
        return command;
    }

    LockRequest request() {
        LockMode locked =
                LockMode.parse(mode)
                        .orElseThrow(() ->
                                Usage.problem(
                                        "--mode " + Usage.quote(mode) + " is no mode",
                                        "the modes are NL CR CW PR PW EX"));
        LockOptions options =
                LockOptions.NONE.withQuantity(quantity()).withCreate(create()).withIdle(idle());
        return new LockRequest(
                resource("--name", name),
                locked,
                timeout.map(t -> Durations.parse("--timeout", t)),
                options,
                false);
    }

    private int quantity() {
        try {
            int units = Integer.parseInt(quantity);
            if (units > 0) {
                return units;
            }
        } catch (NumberFormatException e) {
            throw badQuantity();
        }
        throw badQuantity();
    }

    private RuntimeException badQuantity() {
        return Usage.problem(
                "--quantity " + Usage.quote(quantity) + " is no quantity",
                "a quantity is 1 to 2147483647");
    }

    private boolean create() {
        return switch (create) {
            case "yes" -> true;
            case "no" -> false;
            default -> throw Usage.problem("--resource-create is yes or no", "");
        };
    }

    private Duration idle() {
        Duration time = Durations.parse("--idle", idle);
        if (time.compareTo(LockOptions.MAX_IDLE) > 0) {
            throw Usage.problem("--idle is more than a year", "");
        }
        return time;
    }

    static ResourceName resource(String option, String text) {
        try {
            return ResourceName.parse(text);
        } catch (IllegalArgumentException e) {
            throw Usage.problem(
                    option + " " + Usage.quote(text) + " names no resource",
                    String.valueOf(e.getMessage()));
        }
    }
}
