package org.lockward.samples.outside;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;

/// `./pki quickstart`, the README's first command.
class QuickstartTest {

    @TempDir Path directory;

    @Test
    void it_tells_the_whole_story_and_leaves_a_ca_to_go_on_with() throws Exception {
        Path made = directory.resolve("made");
        Program.Ended story = Program.pki(directory, "quickstart", made.toString()).run().expect(0);
        for (String fact :
                List.of(
                        "refused, no-certificate",
                        "refused, unknown-ca",
                        "refused, claimed-id",
                        "refused, revoked",
                        "session was dropped")) {
            assertTrue(story.out().contains(fact), fact + " in\n" + story.out());
        }
        Program list =
                Program.pki(directory, "list-nodes", "--home", made.resolve("ca").toString());
        assertEquals(4, list.run().expect(0).out().lines().count());
    }

    @Test
    void a_second_run_in_the_same_directory_works_as_well() throws Exception {
        String made = directory.resolve("made").toString();
        Program.pki(directory, "quickstart", made).run().expect(0);
        Program.pki(directory, "quickstart", made).run().expect(0);
    }

    @Test
    void ctrl_c_leaves_nothing_running() throws Exception {
        Program story = Program.pki(directory, "quickstart", directory.resolve("cut").toString());
        Process quickstart = story.start();
        await(story, "4  A lock");
        List<ProcessHandle> children = quickstart.descendants().toList();
        assertTrue(children.size() >= 3, () -> "daemons: " + children);
        new ProcessBuilder("kill", "-INT", Long.toString(quickstart.pid())).start().waitFor();
        assertTrue(quickstart.waitFor(30, TimeUnit.SECONDS));
        assertNotEquals(0, quickstart.exitValue());
        for (ProcessHandle child : children) {
            var _ = child.onExit().get(10, TimeUnit.SECONDS);
        }
    }

    private static void await(Program program, String words)
            throws IOException, InterruptedException {
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(90);
        while (!program.text("out").contains(words)) {
            assertTrue(System.nanoTime() < deadline, program.text("out") + program.text("err"));
            Thread.sleep(20);
        }
    }
}
