package org.lockward.pki.gui.session;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.name.UniqueId;

import java.nio.file.Path;
import java.util.Optional;
import java.util.Set;

class WatchTest {

    @TempDir private Path directory;

    private SampleFleet fleet = new SampleFleet(Path.of("/"), new SetClock());

    @BeforeEach
    void fleet() {
        fleet = SampleFleet.plain(directory.resolve("pki"), new SetClock());
        fleet.issue("crane-1");
    }

    @Test
    void what_was_done_before_is_no_change() {
        assertEquals(Optional.empty(), new Session(fleet.authority()).changed());
    }

    @Test
    void what_another_authority_does_is_seen_once() {
        Session session = new Session(fleet.authority());
        fleet.issue("crane-2");
        fleet.revoke("crane-1");
        assertEquals(
                Optional.of(
                        new Change.Nodes(Set.of(new UniqueId("crane-1"), new UniqueId("crane-2")))),
                session.changed());
        assertEquals(Optional.empty(), session.changed());
    }
}
