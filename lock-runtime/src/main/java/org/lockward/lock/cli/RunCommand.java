package org.lockward.lock.cli;

import org.lockward.lock.client.LockClient;
import org.lockward.lock.client.LockHandle;
import org.lockward.lock.client.LockRequest;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;

import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/// `lock run`: a command under a lock, which lives exactly as long as the command. The exit status
/// is the command's; 96 to 99 are ours, as FLoM has them.
record RunCommand(Edge edge) {

    private static final Arguments.Grammar GRAMMAR =
            Connecting.grammar(List.of("name", "mode", "timeout"), List.of("help"), true);

    int run(List<String> line) {
        try {
            Arguments arguments = GRAMMAR.parse(line);
            if (arguments.has("help")) {
                System.out.print(Edge.help("lock.txt"));
                return Edge.OK;
            }
            if (arguments.rest().isEmpty()) {
                throw Arguments.usage("no command to run: write it behind --", "");
            }
            return underLock(arguments, request(arguments));
        } catch (LockException e) {
            edge.print(e);
            return exitCode(e);
        }
    }

    private static int exitCode(LockException failure) {
        return switch (failure) {
            case LockException.NotObtained _ -> Edge.NOT_OBTAINED;
            case LockException.NotExecutable _ -> Edge.NOT_EXECUTABLE;
            case LockException.InvalidInput _,
                    LockException.InvalidBundle _,
                    LockException.Denied _,
                    LockException.Lost _,
                    LockException.Unavailable _,
                    LockException.ProtocolViolation _ ->
                    Edge.RUN_FAILED;
        };
    }

    private static LockRequest request(Arguments arguments) {
        String mode = arguments.value("mode").orElse("EX");
        return new LockRequest(
                name(arguments.value("name").orElse(ResourceName.Simple.DEFAULT)),
                LockMode.parse(mode)
                        .orElseThrow(() ->
                                Arguments.usage(
                                        "--mode " + Arguments.quote(mode) + " is no mode",
                                        "the modes are NL CR CW PR PW EX")),
                arguments.value("timeout").map(t -> Durations.parse("timeout", t)));
    }

    private static ResourceName name(String text) {
        try {
            return ResourceName.parse(text);
        } catch (IllegalArgumentException e) {
            throw Arguments.usage(
                    "--name " + Arguments.quote(text) + " names no resource",
                    String.valueOf(e.getMessage()));
        }
    }

    private int underLock(Arguments arguments, LockRequest request) {
        try (LockClient client = Connecting.connect(arguments)) {
            client.daemon().warnings().forEach(warning -> edge.print("warning", warning));
            LockHandle lock = client.lock(request);
            Child child = Child.start(arguments.rest(), environment(request, lock));
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
