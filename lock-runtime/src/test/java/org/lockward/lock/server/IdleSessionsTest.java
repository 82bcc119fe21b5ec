package org.lockward.lock.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.lock.server.DaemonProcess.Memory;
import org.lockward.lock.testbed.Fleet;

import java.nio.file.Path;

/// What an idle mutual-TLS session costs a daemon: 1,000 of them here, with -Dlockward.idle=10000
/// as many as the bar says (under 10 kB each).
class IdleSessionsTest {

    private static final int SESSIONS = Integer.getInteger("lockward.idle", 1_000);
    private static final int PER_NODE = 500;
    private static final int WARM = 1_000;

    @TempDir Path temp;

    @Test
    void an_idle_session_costs_little_memory() throws Exception {
        Fleet fleet = new Fleet(temp);
        String bundle = fleet.bundle("daemon").toString();
        try (DaemonProcess lockd =
                        new DaemonProcess(temp, "--security", "mutual", "--tls", bundle);
                Crowd crowd = new Crowd(lockd.address())) {
            // Compiled code and buffers are there before it counts.
            crowd.join(fleet.bundle("warm"), WARM, "127.0.0.2");
            Memory before = lockd.memory();
            for (int i = 0; i < SESSIONS; i += PER_NODE) {
                String from = "127.0.0." + (3 + i / 3_000);
                crowd.join(fleet.bundle("n" + i / PER_NODE), PER_NODE, from);
            }
            Memory after = lockd.memory();
            long resident = (after.resident() - before.resident()) / SESSIONS;
            long heap = (after.heap() - before.heap()) / SESSIONS;
            System.out.printf(
                    "%d idle sessions: %d B each, %d B of them heap%n",
                    SESSIONS, resident + heap, heap);
            assertEquals(SESSIONS + WARM, crowd.open());
            assertTrue(heap < 10_000, heap + " B of the heap each");
            assertTrue(resident + heap < 30_000, resident + heap + " B each");
        }
    }
}
