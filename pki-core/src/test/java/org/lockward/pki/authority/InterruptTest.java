package org.lockward.pki.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

import java.nio.file.Path;
import java.util.concurrent.FutureTask;
import java.util.concurrent.locks.LockSupport;

/// Callers that are interrupted: H2 would close its database for everybody.
class InterruptTest {

    private static final int CERTIFICATES = 15;

    @TempDir private Path directory;

    @Test
    void under_a_storm_of_interrupts_every_certificate_is_issued() throws Exception {
        Fixture fixture = new Fixture(directory.resolve("pki"));
        Authority authority = fixture.init();
        FutureTask<Boolean> issuing = new FutureTask<>(() -> issue(authority));
        Thread caller = Thread.ofPlatform().start(issuing);
        while (!issuing.isDone()) {
            caller.interrupt();
            LockSupport.parkNanos(200_000);
        }
        assertTrue(issuing.get(), "the caller finds its interrupt again");
        var check = new HomeCheck(new Home(fixture.directory(), fixture.context()));
        assertEquals(CERTIFICATES, check.all().size());
    }

    /// Whether the last call gave the interrupt back.
    private static boolean issue(Authority authority) {
        try (Unlocked ca = Fixture.unlock(authority)) {
            for (int number = 0; number < CERTIFICATES; number++) {
                authority.enroll(Fixture.request("node-" + number), ca);
            }
            return Thread.currentThread().isInterrupted();
        }
    }
}
