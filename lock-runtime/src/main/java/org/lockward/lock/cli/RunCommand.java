package org.lockward.lock.cli;

import org.lockward.lock.client.LockHandle;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.resource.ResourceName;

import java.io.PrintStream;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;

/// `lock run`: a command under a lock, which lives exactly as long as the command.
final class RunCommand {

    private final Edge edge;
    private final PrintStream out;

    RunCommand(Edge edge, PrintStream out) {
        this.edge = edge;
        this.out = out;
    }

    /// Its own failures are 96 to 99, as FLoM has them: all others can be the command's.
    int run(List<String> line) {
        try {
            Optional<RunOptions> options = RunOptions.read(line, out);
            return options.isPresent() ? underLock(options.get()) : Edge.OK;
        } catch (LockException.Absent e) {
            edge.print(e);
            return Edge.ABSENT;
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

    private int underLock(RunOptions options) {
        List<String> command = options.command();
        List<String> ignored = options.ignored();
        ignored.forEach(signal -> Signals.handle(signal, _ -> {}));
        Leash leash = Leash.find();
        if (leash.setpriv().isEmpty()) {
            edge.print("warning", "if lock is killed, the command runs on without its lock");
            edge.print("hint", "install util-linux, which has setpriv");
        }
        try (Grip grip = Grip.take(options)) {
            grip.client().daemon().warnings().forEach(w -> edge.print("warning", w));
            LockHandle lock = grip.lock();
            Child.Task task =
                    new Child.Task(withElement(command, lock), environment(lock), ignored);
            Child child = Child.start(task, leash);
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
            release(lock, status);
            return status;
        }
    }

    /// The number of a transactional sequence is used up by a command that succeeded.
    private static void release(LockHandle lock, int status) {
        if (status != 0
                && lock.name() instanceof ResourceName.Sequence sequence
                && sequence.transactional()) {
            lock.rollback();
        } else {
            lock.close();
        }
    }

    /// As FLoM does it: what was chosen for the command is its last argument.
    private static List<String> withElement(List<String> command, LockHandle lock) {
        List<String> all = new ArrayList<>(command);
        lock.element().ifPresent(all::add);
        return all;
    }

    private static Map<String, String> environment(LockHandle lock) {
        Map<String, String> variables = new LinkedHashMap<>();
        variables.put("LOCKWARD_TOKEN", Long.toString(lock.token()));
        variables.put("LOCKWARD_RESOURCE", lock.name().text());
        variables.put("LOCKWARD_MODE", lock.mode().name());
        variables.put("LOCKWARD_QUANTITY", Integer.toString(lock.quantity()));
        lock.element().ifPresent(element -> variables.put("LOCKWARD_ELEMENT", element));
        return variables;
    }
}
