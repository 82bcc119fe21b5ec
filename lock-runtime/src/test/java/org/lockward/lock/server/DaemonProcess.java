package org.lockward.lock.server;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The real `lockd` in a process of its own, whose memory can be looked at.
final class DaemonProcess implements AutoCloseable {

    private static final Pattern PORT = Pattern.compile("ready on 127\\.0\\.0\\.1:(\\d+) ");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");
    private static final Pattern HEAP = Pattern.compile("used (\\d+)K");

    private final Process process;
    private final InetSocketAddress address;
    private final Path log;

    /// @param options of `lockd`, beside where it listens and keeps its state
    DaemonProcess(Path home, String... options) throws IOException {
        log = home.resolve("lockd.log");
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin/java").toString(),
                                "--enable-native-access=ALL-UNNAMED",
                                "--sun-misc-unsafe-memory-access=allow",
                                // The heap is resident from the start: what grows then is native.
                                "-Xms256m",
                                "-Xmx256m",
                                "-XX:+AlwaysPreTouch",
                                // Gives back what handshakes have left behind.
                                "-XX:TrimNativeHeapInterval=1000",
                                "-XX:+UseSerialGC",
                                "-cp",
                                System.getProperty("java.class.path"),
                                "org.lockward.lock.cli.Lockd",
                                "--listen",
                                "127.0.0.1:0",
                                "--state",
                                home.resolve("state").toString()));
        command.addAll(List.of(options));
        process = new ProcessBuilder(command).redirectError(log.toFile()).start();
        String ready =
                new BufferedReader(
                                new InputStreamReader(
                                        process.getInputStream(), StandardCharsets.UTF_8))
                        .readLine();
        Matcher port = PORT.matcher(String.valueOf(ready));
        if (!port.find()) {
            throw new AssertionError(ready + Files.readString(log));
        }
        address =
                new InetSocketAddress(
                        InetAddress.getLoopbackAddress(), Integer.parseInt(port.group(1)));
    }

    InetSocketAddress address() {
        return address;
    }

    boolean isAlive() {
        return process.isAlive();
    }

    String log() throws IOException {
        return Files.readString(log);
    }

    /// Bytes of memory in use: resident, and of the heap after a full collection.
    Memory memory() throws IOException, InterruptedException {
        jcmd("GC.run");
        jcmd("System.trim_native_heap");
        Matcher heap = HEAP.matcher(jcmd("GC.heap_info"));
        long used = 0;
        while (heap.find()) {
            used += Long.parseLong(heap.group(1)) * 1024;
        }
        Matcher resident =
                RESIDENT.matcher(Files.readString(Path.of("/proc", "" + process.pid(), "status")));
        if (!resident.find()) {
            throw new AssertionError("no VmRSS");
        }
        return new Memory(Long.parseLong(resident.group(1)) * 1024, used);
    }

    record Memory(long resident, long heap) {}

    String jcmd(String what) throws IOException, InterruptedException {
        Process jcmd =
                new ProcessBuilder(
                                Path.of(System.getProperty("java.home"), "bin/jcmd").toString(),
                                "" + process.pid(),
                                what)
                        .start();
        String said = new String(jcmd.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        jcmd.waitFor();
        return said;
    }

    @Override
    public void close() throws IOException {
        process.destroyForcibly().onExit().orTimeout(20, TimeUnit.SECONDS).join();
    }
}
