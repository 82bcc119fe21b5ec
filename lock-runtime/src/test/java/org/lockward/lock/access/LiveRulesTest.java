package org.lockward.lock.access;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.problem.LockException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;

/// A real file that changes under a running daemon.
class LiveRulesTest {

    @TempDir Path temp;
    private final BlockingQueue<String> told = new LinkedBlockingQueue<>();
    private LiveRules live;

    @BeforeEach
    void follow() throws IOException {
        write("allow * *\n");
        live = LiveRules.open(temp.resolve("rules"));
        live.follow(
                new LiveRules.Listener() {
                    @Override
                    public void changed(AccessRules now) {
                        told.add("changed " + now.size());
                    }

                    @Override
                    public void kept(LockException why) {
                        told.add("kept " + why.problem().why());
                    }
                });
    }

    @AfterEach
    void close() {
        live.close();
    }

    private void write(String text) throws IOException {
        Path next = Files.writeString(temp.resolve("next"), text);
        Files.move(next, temp.resolve("rules"), StandardCopyOption.ATOMIC_MOVE);
    }

    private String told() throws InterruptedException {
        return Optional.ofNullable(told.poll(15, TimeUnit.SECONDS)).orElse("nothing");
    }

    @Test
    void a_change_is_in_force_without_a_restart() throws Exception {
        write("deny a b\nallow * *\n");
        assertEquals("changed 2", told());
        assertEquals(2, live.rules().size());
    }

    @Test
    void a_file_that_does_not_parse_keeps_the_old_rules_and_is_told_once() throws Exception {
        write("allow *\n");
        assertTrue(told().startsWith("kept line 1: "));
        assertEquals(1, live.rules().size());
        assertEquals(null, told.poll(1_200, TimeUnit.MILLISECONDS));
    }

    @Test
    void a_file_that_is_gone_keeps_the_old_rules() throws Exception {
        Files.delete(temp.resolve("rules"));
        assertTrue(told().startsWith("kept it cannot be read: "));
        assertEquals(1, live.rules().size());
    }

    @Test
    void a_reload_takes_what_is_there_and_says_what_is_wrong() throws Exception {
        assertEquals(Optional.empty(), live.reload().get(15, TimeUnit.SECONDS));
        write("nonsense\n");
        Optional<LockException> problem = live.reload().get(15, TimeUnit.SECONDS);
        assertTrue(problem.orElseThrow().problem().why().startsWith("line 1: "));
        assertEquals(1, live.rules().size());
    }
}
