package org.lockward.pki.gui.app;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.Waiting;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/// What the command line does is seen without asking.
class LiveTest extends HomeTest {

    /// From the end of the other process to the screen.
    private static final Duration BOUND = Duration.ofSeconds(2);

    @Test
    void what_another_process_does_is_told_within_two_seconds() throws Exception {
        SampleFleet.plain(home(), clock);
        open();
        clicks.awaitShown("status-home");
        List<String> changes = new CopyOnWriteArrayList<>();
        Waiting.doOnScreen(() -> desk().changes().listen(change -> changes.add(change.toString())));
        assertEquals(0, pki("issue-node", "crane-7", "--home", home().toString()));
        Waiting.until("crane-7", BOUND, () -> String.join("", changes).contains("crane-7"));
    }

    /// The command line's own classes, in a Java of their own.
    private int pki(String... arguments) throws IOException, InterruptedException {
        ProcessBuilder builder =
                new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        "org.lockward.pki.cli.Pki");
        builder.command().addAll(List.of(arguments));
        builder.redirectErrorStream(true).redirectOutput(directory.resolve("out.txt").toFile());
        return builder.start().waitFor();
    }
}
