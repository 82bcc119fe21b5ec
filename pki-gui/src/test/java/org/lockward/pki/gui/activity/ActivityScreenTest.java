package org.lockward.pki.gui.activity;

import static javafx.scene.input.KeyCode.DOWN;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextArea;

import org.junit.jupiter.api.Test;
import org.lockward.pki.gui.testing.ProgramTest;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.gui.testing.Waiting;

import java.time.Duration;

class ActivityScreenTest extends ProgramTest {

    private final SetClock clock = new SetClock();

    private SampleFleet open() {
        SampleFleet fleet = SampleFleet.plain(directory.resolve("pki"), clock);
        for (String id : new String[] {"crane-01", "crane-02", "pump-07"}) {
            clock.advance(Duration.ofHours(5));
            fleet.deploy(id, directory.resolve(id));
        }
        fleet.revoke("crane-02");
        start(fleet);
        go("activity");
        Waiting.until("the record is shown", () -> !list().getItems().isEmpty());
        return fleet;
    }

    private ListView<?> list() {
        return clicks.node("activity-list", ListView.class);
    }

    @Test
    void the_record_is_shown_with_its_chain_verified() {
        open();
        Waiting.until("it is verified", () -> chain().endsWith("none changed"));
        clicks.tabTo("activity-list").press(DOWN).awaitShown("activity-detail");
        String raw = clicks.node("activity-detail", TextArea.class).getText();
        assertTrue(raw.startsWith("{\"schema\":\"lockward.audit/v1\""), raw);
        takePictures("activity");
    }

    private String chain() {
        return clicks.node("activity-chain", Label.class).getText();
    }

    @Test
    void what_another_program_does_appears_within_two_seconds() {
        SampleFleet fleet = open();
        int before = list().getItems().size();
        fleet.issue("pump-08");
        Waiting.until(
                "the entry is shown",
                Duration.ofSeconds(2),
                () -> list().getItems().size() == before + 1);
    }

    @Test
    void a_filter_is_typed_at_once() {
        open();
        clicks.type("pump-07");
        Waiting.until("two entries are left", () -> list().getItems().size() == 2);
        clicks.type(" nowhere");
        clicks.awaitShown("activity-empty");
        assertEquals(
                "No entry of the record matches.",
                clicks.node("activity-empty", Label.class).getText());
    }
}
