package org.lockward.samples.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// What one command under a lock costs: `lock run -- true` with everything that it starts, directly
/// and through the host's agent; and `redis-cli`, for shell loops.
final class CommandLine {

    private static final long TICK_NANOS = 10_000_000;
    private static final String WORK = "lock run -- true over mutual TLS, CPU ms";

    private final Testbed bed;
    private final Table table = new Table("command", "wall ms", "CPU ms");
    private final List<Finding> findings = new ArrayList<>();

    private CommandLine(Testbed bed) {
        this.bed = bed;
    }

    static Section run(Testbed bed) throws Exception {
        CommandLine all = new CommandLine(bed);
        all.direct();
        all.agent();
        all.redisCli();
        return new Section(all.table.text(), all.findings);
    }

    private String bundle() {
        return bed.lockd().credentials().bundle().toString();
    }

    private String address() {
        return "127.0.0.1:" + bed.lockd().port();
    }

    private List<String> lock(String... options) {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(bed.root().resolve("lock").toString(), "run"));
        command.addAll(List.of(options));
        command.addAll(List.of("--name", "bench", "--", "true"));
        return command;
    }

    private void direct() throws IOException, InterruptedException {
        double cpu = measure("lock run, direct", lock("--connect", address(), "--tls", bundle()));
        findings.add(Finding.atMost(WORK + ", direct", "at most 180", 180, cpu));
    }

    private void agent() throws IOException, InterruptedException {
        String bar = "at most 60";
        List<String> help = List.of(bed.root().resolve("lockd").toString(), "--help");
        if (!bed.programs().output("lockd-help", help).contains("--agent")) {
            table.row("lock run, through the agent", "not available", "");
            findings.add(Finding.missing(WORK + ", through the agent", bar, "not available"));
            return;
        }
        Path socket = bed.programs().directory().resolve("agent").resolve("socket");
        Files.createDirectory(socket.resolveSibling(""));
        Process agent = startAgent(socket);
        try {
            List<String> command = lock("--connect", "unix:" + socket);
            double cpu = measure("lock run, through the agent", command);
            findings.add(Finding.atMost(WORK + ", through the agent", bar, 60, cpu));
        } finally {
            agent.destroy();
            agent.waitFor();
        }
    }

    private Process startAgent(Path socket) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.addAll(List.of(bed.root().resolve("lockd").toString(), "--agent"));
        command.addAll(List.of("--socket", socket.toString(), "--connect", address()));
        command.addAll(List.of("--tls", bundle()));
        Process agent = bed.programs().builder("agent", command).start();
        for (int i = 0; i < 200 && !Files.exists(socket) && agent.isAlive(); i++) {
            Thread.sleep(100);
        }
        if (!Files.exists(socket)) {
            agent.destroy();
            throw new IOException(
                    "no agent: " + Files.readString(bed.programs().log("agent")).strip());
        }
        return agent;
    }

    private void redisCli() throws IOException, InterruptedException {
        Optional<Path> program = Programs.find("redis-cli");
        if (program.isEmpty()) {
            table.row("redis-cli LOCK", "missing", "");
            return;
        }
        Credentials own = bed.lockd().credentials();
        List<String> command = new ArrayList<>(List.of(program.get().toString(), "--tls"));
        command.addAll(List.of("--cert", own.chain().toString(), "--key", own.key().toString()));
        command.addAll(List.of("--cacert", own.authorities().toString()));
        command.addAll(List.of("-p", "" + bed.lockd().port(), "LOCK", "bench", "NOWAIT"));
        measure("redis-cli LOCK bench NOWAIT", command);
    }

    /// The CPU time of all children that have ended, before and after; one run first for the
    /// caches.
    private double measure(String what, List<String> command)
            throws IOException, InterruptedException {
        bed.programs().output("command", command);
        int times = bed.options().quick() ? 7 : 21;
        List<Double> wall = new ArrayList<>();
        long before = childrenNanos();
        for (int i = 0; i < times; i++) {
            long start = System.nanoTime();
            bed.programs().output("command", command);
            wall.add((System.nanoTime() - start) / 1e6);
        }
        double cpu = (childrenNanos() - before) / 1e6 / times;
        table.row(what, Finding.figure(Median.of(wall)), Finding.figure(cpu));
        return cpu;
    }

    /// proc(5), stat: cutime and cstime are fields 16 and 17.
    private static long childrenNanos() throws IOException {
        String stat = Files.readString(Path.of("/proc/self/stat"));
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return (Long.parseLong(fields[13]) + Long.parseLong(fields[14])) * TICK_NANOS;
    }
}
