package org.lockward.samples.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.samples.CountUnderLock;
import org.lockward.samples.FencedCounter;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/// The counter sample, against a real daemon with mutual authentication.
class CountUnderLockTest {

    private static final String NODE = "33333333333333333333333333333333";

    @TempDir Path directory;

    @Test
    void two_processes_lose_no_count() throws Exception {
        String tls = bundle();
        try (RunningDaemon daemon = RunningDaemon.start(directory, tls)) {
            Path counter = directory.resolve("counter");
            Process first = count(daemon, tls, counter, "first");
            Process second = count(daemon, tls, counter, "second");
            assertTrue(first.waitFor(60, TimeUnit.SECONDS) && second.waitFor(60, TimeUnit.SECONDS));
            assertEquals(List.of(0, 0), List.of(first.exitValue(), second.exitValue()));
            assertEquals(200, new FencedCounter(counter).value());
        }
    }

    @Test
    void a_write_with_an_older_token_is_refused() throws Exception {
        FencedCounter counter = new FencedCounter(directory.resolve("counter"));
        assertTrue(counter.write(7, 1));
        assertFalse(counter.write(6, 99));
        assertEquals(1, counter.value());
    }

    private String bundle() throws Exception {
        String tls = directory.resolve("tls").toString();
        Program.pki(directory, "init", "--no-input").run().expect(0);
        Program.pki(directory, "issue-node", NODE, "--no-input", "--san", "ip:127.0.0.1")
                .run()
                .expect(0);
        Program.pki(directory, "deploy-node", NODE, "--no-input", "--to", "dir:" + tls)
                .run()
                .expect(0);
        return tls;
    }

    private Process count(RunningDaemon daemon, String tls, Path counter, String name)
            throws Exception {
        String java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        List<String> command = new ArrayList<>(List.of(java));
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.addAll(List.of(CountUnderLock.class.getName(), daemon.address(), tls));
        command.addAll(List.of(counter.toString(), "100"));
        Path files = Files.createDirectory(directory.resolve(name));
        return new Program(command, Map.of(), files).start();
    }
}
