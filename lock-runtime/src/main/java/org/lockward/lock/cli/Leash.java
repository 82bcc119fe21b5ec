package org.lockward.lock.cli;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// What a command is started through, so that the kernel kills it when we are killed: setpriv of
/// util-linux asks for that (PR_SET_PDEATHSIG, prctl(2)).
///
/// The kernel watches the thread that starts the command: it has to be one that ends with the
/// process.
///
/// @param setpriv where it is; empty if this machine has none
record Leash(Optional<Path> setpriv) {

    private static final List<Path> PLACES =
            List.of(Path.of("/usr/bin/setpriv"), Path.of("/bin/setpriv"));

    /// If we were killed before setpriv had asked, the parent is another now: nothing is run. An
    /// exec that fails ends with 97, as a command that cannot be run does.
    private static final String GATE =
            "test \"$PPID\" = \"$0\" || exit 99; trap 'exit 97' EXIT; exec \"$@\"";

    /// Looks in fixed places only: what is run here must not come from a PATH.
    static Leash find() {
        return new Leash(PLACES.stream().filter(Leash::isUtilLinux).findFirst());
    }

    /// The one of busybox does not know --pdeathsig.
    private static boolean isUtilLinux(Path file) {
        try {
            return Files.isExecutable(file) && !file.toRealPath().endsWith("busybox");
        } catch (IOException e) {
            return false;
        }
    }

    /// The whole line that runs a command.
    ///
    /// @param names of the environment variables that it gets
    List<String> around(List<String> command, Set<String> names) {
        if (setpriv.isEmpty()) {
            return command;
        }
        List<String> line = new ArrayList<>();
        line.add(setpriv.get().toString());
        line.addAll(List.of("--pdeathsig", "KILL", "--"));
        // A shell drops variables that it cannot name, so the gate is only where there are none.
        if (names.stream().allMatch(Leash::isShellName)) {
            line.addAll(
                    List.of("/bin/sh", "-c", GATE, Long.toString(ProcessHandle.current().pid())));
        }
        line.addAll(command);
        return line;
    }

    private static boolean isShellName(String name) {
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            boolean letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z') || c == '_';
            if (!letter && (i == 0 || c < '0' || c > '9')) {
                return false;
            }
        }
        return true;
    }

    /// The command with a program that is there, found as execvp(3) finds it.
    ///
    /// @throws LockException.NotExecutable if there is none
    static List<String> found(List<String> command, String path) {
        String program = command.getFirst();
        if (program.indexOf('/') >= 0) {
            if (isProgram(Path.of(program))) {
                return command;
            }
            throw notExecutable(program, "there is no such program, or it may not be run");
        }
        for (String directory : path.split(":", -1)) {
            Path file = Path.of(directory.isEmpty() ? "." : directory).resolve(program);
            if (!program.isEmpty() && isProgram(file)) {
                return program.startsWith("-") ? replaced(command, file) : command;
            }
        }
        throw notExecutable(program, "there is no such program in PATH");
    }

    private static boolean isProgram(Path file) {
        return Files.isExecutable(file) && !Files.isDirectory(file);
    }

    /// What starts with a dash would be an option of setpriv or sh.
    private static List<String> replaced(List<String> command, Path program) {
        List<String> line = new ArrayList<>(command);
        line.set(0, program.toAbsolutePath().toString());
        return line;
    }

    private static LockException notExecutable(String program, String why) {
        return new LockException.NotExecutable(
                new Problem("cannot run " + Usage.quote(program), why, "the lock was given back"));
    }
}
