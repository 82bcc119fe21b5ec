package org.lockward.lock.cli;

import org.lockward.lock.client.LockClient;
import org.lockward.lock.client.LockHandle;
import org.lockward.lock.client.LockRequest;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// `lock run`: a command under a lock, which lives exactly as long as the command.
@Command(
        description =
                "Waits for a lock, runs a command under it, and gives the lock back at its end.",
        footer = {
            "",
            "COMMAND finds the fencing token of its lock in LOCKWARD_TOKEN, beside",
            "LOCKWARD_RESOURCE and LOCKWARD_MODE. SIGTERM, SIGINT and SIGHUP that reach",
            "lock go on to COMMAND. If the session with the daemon is lost, COMMAND gets",
            "SIGTERM, and SIGKILL ten seconds later. If lock itself is killed (SIGKILL),",
            "the daemon frees the lock at once while COMMAND runs on: let what the lock",
            "protects compare the token.",
            "",
            "Exit status: that of COMMAND, 128+n if signal n ended it; 97 COMMAND cannot",
            "be run; 98 lock not obtained; 99 anything else, a lost session too.",
        })
final class RunCommand {

    @Option(
            names = {"-n", "--name"},
            paramLabel = "NAME",
            description = "what to lock: 1 to 255 of A-Z a-z 0-9 _ : @ - (default _RESOURCE)")
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

    @Parameters(paramLabel = "COMMAND", description = "what to run, with its arguments")
    private List<String> command = new ArrayList<>();

    @Mixin private ConnectOptions daemon = new ConnectOptions();

    private final Edge edge;
    private final PrintStream out;

    RunCommand(Edge edge, PrintStream out) {
        this.edge = edge;
        this.out = out;
    }

    /// Its own failures are 97 to 99, as FLoM has them: all others can be the command's.
    int run(List<String> line) {
        try {
            return Usage.read(this, "lock run", line, out) ? underLock(request()) : Edge.OK;
        } catch (LockException.NotObtained e) {
            edge.print(e);
            return Edge.NOT_OBTAINED;
        } catch (LockException.NotExecutable e) {
            edge.print(e);
            return Edge.NOT_EXECUTABLE;
        } catch (LockException e) {
            edge.print(e);
            return Edge.RUN_FAILED;
        }
    }

    private LockRequest request() {
        if (command.isEmpty()) {
            throw Usage.problem("no command to run: write it behind --", "");
        }
        LockMode locked =
                LockMode.parse(mode)
                        .orElseThrow(() ->
                                Usage.problem(
                                        "--mode " + Usage.quote(mode) + " is no mode",
                                        "the modes are NL CR CW PR PW EX"));
        return new LockRequest(
                resource(), locked, timeout.map(t -> Durations.parse("--timeout", t)));
    }

    private ResourceName resource() {
        try {
            return ResourceName.parse(name);
        } catch (IllegalArgumentException e) {
            throw Usage.problem(
                    "--name " + Usage.quote(name) + " names no resource",
                    String.valueOf(e.getMessage()));
        }
    }

    private int underLock(LockRequest request) {
        try (LockClient client = daemon.connect(ConnectOptions.Pretence.NONE)) {
            client.daemon().warnings().forEach(warning -> edge.print("warning", warning));
            LockHandle lock = client.lock(request);
            Child child = Child.start(command, environment(request, lock));
            AtomicBoolean lost = new AtomicBoolean();
            lock.whenLost(reason -> {
                lost.set(true);
                edge.print(reason);
                edge.print("notice", "the command is told to end (SIGTERM)");
                child.terminate();
            });
            int status = child.join();
            if (lost.get()) {
                return Edge.RUN_FAILED;
            }
            lock.close();
            return status;
        }
    }

    private static Map<String, String> environment(LockRequest request, LockHandle lock) {
        return Map.of(
                "LOCKWARD_TOKEN", Long.toString(lock.token()),
                "LOCKWARD_RESOURCE", request.name().text(),
                "LOCKWARD_MODE", request.mode().name());
    }
}
