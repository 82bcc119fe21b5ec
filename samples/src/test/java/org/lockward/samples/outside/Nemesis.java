package org.lockward.samples.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/// A daemon and its clients, all processes, and what happens to them: paused for longer than a
/// lease, killed, started again. Ends every one of them by its PID.
final class Nemesis implements AutoCloseable {

    /// What can happen.
    enum Fault {
        PAUSE_CLIENT,
        KILL_CLIENT,
        PAUSE_DAEMON,
        KILL_DAEMON
    }

    private static final int CLIENTS = 4;

    private final Path directory;
    private final String tls;
    private final Register register;
    private final Random random;
    private final int port;
    private final List<Process> clients = new ArrayList<>();
    private final Map<Fault, Integer> done = new EnumMap<>(Fault.class);
    private Process daemon;
    private int started;

    Nemesis(Path directory, String tls, Register register, Random random)
            throws IOException, InterruptedException {
        this.directory = directory;
        this.tls = tls;
        this.register = register;
        this.random = random;
        this.port = freePort(random);
        this.daemon = startDaemon();
        for (int i = 0; i < CLIENTS; i++) {
            clients.add(startClient());
        }
    }

    /// How often each fault was done.
    Map<Fault, Integer> done() {
        return done;
    }

    void inflict(Fault fault) throws IOException, InterruptedException {
        done.merge(fault, 1, Integer::sum);
        int victim = random.nextInt(CLIENTS);
        switch (fault) {
            case PAUSE_CLIENT -> pause(holder().orElse(clients.get(victim)));
            case PAUSE_DAEMON -> pause(daemon);
            case KILL_CLIENT -> {
                kill(clients.get(victim));
                clients.set(victim, startClient());
            }
            case KILL_DAEMON -> {
                kill(daemon);
                daemon = startDaemon();
            }
        }
    }

    /// Whoever has read last: its write is to come.
    private Optional<Process> holder() {
        return clients.stream().filter(client -> client.pid() == register.reader()).findFirst();
    }

    /// Longer than the lease of a second.
    private void pause(Process process) throws IOException, InterruptedException {
        signal("-STOP", process);
        Thread.sleep(1_200 + random.nextInt(800));
        signal("-CONT", process);
    }

    private static void signal(String signal, Process process)
            throws IOException, InterruptedException {
        String pid = Long.toString(process.pid());
        assertEquals(0, new ProcessBuilder("kill", signal, pid).start().waitFor());
    }

    private static void kill(Process process) {
        process.destroyForcibly().onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }

    private Process startDaemon() throws IOException, InterruptedException {
        Path files = Files.createDirectory(directory.resolve("daemon-" + ++started));
        Program program =
                Program.of(
                        "lockd",
                        files,
                        "--listen",
                        "127.0.0.1:" + port,
                        "--security",
                        "mutual",
                        "--tls",
                        tls,
                        "--max-lease",
                        "1s",
                        "--state",
                        directory.resolve("state").toString());
        Process process = program.start();
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!program.text("out").contains("lockd ready on ")) {
            assertTrue(
                    process.isAlive() && System.nanoTime() < deadline,
                    program.text("out") + program.text("err"));
            Thread.sleep(10);
        }
        return process;
    }

    private Process startClient() throws IOException {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        String release = ++started % 2 == 0 ? "LEASE" : "DISCONNECT";
        List<String> command = new ArrayList<>(List.of(java, "-XX:TieredStopAtLevel=1", "-cp"));
        command.add(System.getProperty("java.class.path"));
        command.addAll(List.of(Incrementer.class.getName(), "127.0.0.1:" + port, tls));
        command.addAll(List.of(Integer.toString(register.port()), release));
        Path files = Files.createDirectory(directory.resolve("client-" + started));
        return new Program(command, Map.of(), files).start();
    }

    /// Below the range from which the system gives ports to clients: nobody takes it while the
    /// daemon is down.
    private static int freePort(Random random) throws IOException {
        for (int tries = 0; ; tries++) {
            int port = 20_000 + random.nextInt(12_000);
            try (ServerSocket _ = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
                return port;
            } catch (IOException e) {
                if (tries == 100) {
                    throw e;
                }
            }
        }
    }

    @Override
    public void close() {
        for (Process client : clients) {
            kill(client);
        }
        kill(daemon);
    }
}
