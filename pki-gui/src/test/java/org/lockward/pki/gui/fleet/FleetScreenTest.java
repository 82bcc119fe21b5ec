package org.lockward.pki.gui.fleet;

import static javafx.scene.input.KeyCode.A;
import static javafx.scene.input.KeyCode.BACK_SPACE;
import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.F;
import static javafx.scene.input.KeyCode.SHIFT;
import static javafx.scene.input.KeyCode.SPACE;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Label;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableView;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockward.pki.gui.testing.ProgramTest;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.gui.testing.Waiting;

import java.time.Duration;
import java.util.List;

/// The first screen as a person meets it.
class FleetScreenTest extends ProgramTest {

    private final SetClock clock = new SetClock();

    @SuppressWarnings("NullAway.Init") // by the set-up
    private SampleFleet sample;

    @BeforeEach
    void four_nodes() {
        sample = SampleFleet.plain(directory.resolve("pki"), clock);
        sample.issue("crane-a");
        clock.advance(Duration.ofDays(1));
        sample.issue("crane-b");
        sample.issue("lock-c");
        sample.issue("pump-d");
        sample.revoke("pump-d");
        start(sample);
        awaitRows(4);
    }

    private TableView<?> table() {
        return clicks.node("fleet-table", TableView.class);
    }

    private void awaitRows(int count) {
        Waiting.until(count + " rows", () -> table().getItems().size() == count);
    }

    private String text(String id) {
        return Waiting.onScreen(() -> clicks.node(id, Label.class).getText());
    }

    private List<String> chosen() {
        return Waiting.onScreen(() ->
                table().getSelectionModel().getSelectedItems().stream()
                        .map(row -> ((FleetRow) row).id().value())
                        .toList());
    }

    @Test
    void typing_narrows_and_deleting_widens() {
        clicks.press(CONTROL, F).type("crane-");
        awaitRows(2);
        for (int i = 0; i < 6; i++) {
            clicks.press(BACK_SPACE);
        }
        awaitRows(4);
        assertEquals(0, clicks.count());
    }

    @Test
    void one_click_on_a_card_shows_its_nodes() {
        assertEquals("1", text("fleet-count-revoked"));
        clicks.click("fleet-card-revoked");
        awaitRows(1);
        clicks.click("fleet-clear");
        awaitRows(4);
    }

    @Test
    void cards_and_timeline_work_with_the_keyboard_alone() {
        clicks.tabTo("fleet-card-revoked").press(SPACE);
        awaitRows(1);
        clicks.press(SPACE);
        awaitRows(4);
        clicks.tabTo("fleet-timeline").press(ENTER);
        awaitRows(0);
        clicks.awaitShown("fleet-empty-clear").tabTo("fleet-empty-clear").press(SPACE);
        awaitRows(4);
        assertEquals(0, clicks.count());
    }

    @Test
    void down_goes_from_the_text_into_the_rows_and_shift_selects_more() {
        clicks.press(CONTROL, F).press(DOWN);
        assertEquals(List.of("crane-a"), chosen());
        clicks.press(DOWN).press(SHIFT, DOWN);
        assertEquals(List.of("crane-b", "lock-c"), chosen());
        clicks.press(ESCAPE);
        assertEquals(List.of(), chosen());
    }

    @Test
    void control_a_chooses_all_that_match() {
        clicks.press(CONTROL, F).type("crane-");
        awaitRows(2);
        clicks.press(DOWN).press(CONTROL, A);
        assertEquals("All 2 that match", text("fleet-shown"));
        clicks.press(CONTROL, F).type("x");
        awaitRows(0);
        assertEquals("0 of 4 nodes", text("fleet-shown"));
    }

    @Test
    void enter_opens_a_node_and_escape_goes_back() {
        clicks.press(CONTROL, F).press(DOWN).press(ENTER);
        clicks.awaitShown("node-panel").awaitShown("node-panel-history");
        assertEquals("crane-a", text("node-panel-id"));
        clicks.press(DOWN);
        Waiting.until("the panel follows", () -> text("node-panel-id").equals("crane-b"));
        clicks.press(ESCAPE).awaitGone("node-panel");
        assertTrue(clicks.focused("fleet-table"));
    }

    @Test
    void what_another_program_does_is_shown_and_the_selection_stays() {
        clicks.press(CONTROL, F).press(DOWN);
        assertEquals(List.of("crane-a"), chosen());
        sample.issue("another");
        sample.revoke("lock-c");
        awaitRows(5);
        Waiting.until("two are revoked", () -> text("fleet-count-revoked").equals("2"));
        assertEquals(List.of("crane-a"), chosen());
    }

    @Test
    void nothing_is_cut_off_sideways() {
        boolean sideways =
                Waiting.onScreen(() ->
                        table().lookupAll(".scroll-bar").stream()
                                .map(ScrollBar.class::cast)
                                .filter(bar -> bar.getOrientation().name().equals("HORIZONTAL"))
                                .anyMatch(ScrollBar::isVisible));
        assertFalse(sideways);
        assertEquals(8, Waiting.onScreen(() -> table().getVisibleLeafColumns().size()));
    }
}
