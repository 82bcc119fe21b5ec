package org.lockward.pki.gui.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Button;
import javafx.scene.control.TextArea;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.Test;
import org.lockward.pki.gui.testing.ProgramTest;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.gui.testing.Waiting;
import org.lockward.pki.inventory.NodeQuery;

import java.util.List;

class IssueListFormTest extends ProgramTest {

    private final SetClock clock = new SetClock();

    private SampleFleet open() {
        SampleFleet fleet = SampleFleet.plain(directory.resolve("pki"), clock);
        start(fleet);
        Waiting.doOnScreen(
                () -> desk().actions().find("fleet.issue-list").orElseThrow().run().run());
        return fleet;
    }

    private void paste(String text) {
        TextArea area = clicks.node("issue-list-form-text", TextArea.class);
        Waiting.doOnScreen(() -> area.setText(text));
    }

    @Test
    void a_pasted_list_is_issued_with_the_keyboard_alone() {
        SampleFleet fleet = open();
        clicks.type("crane-1\ncrane-2\ncrane-3").awaitEnabled("issue-list-confirm");
        takePictures("issue-list");
        clicks.tabTo("issue-list-confirm").press(KeyCode.ENTER);
        clicks.awaitGone("issue-list-form").awaitGone("progress-form");
        assertEquals(3, fleet.authority().find(NodeQuery.ALL).size());
    }

    @Test
    void problems_stand_line_by_line_and_can_be_left_out() {
        SampleFleet fleet = open();
        fleet.issue("crane-3");
        paste(
                """
                id,san,deploy_to
                crane-1,dns:crane-1.example,
                crane 2,,
                crane-3,,
                crane-4,ip:10.0.0.256,
                crane-5,,somewhere
                crane-6,,
                """);
        clicks.awaitShown("issue-list-form-problems");
        takePictures("issue-list-problems");
        assertTrue(clicks.node("issue-list-confirm", Button.class).isDisabled());
        clicks.click("issue-list-form-leave-out").awaitEnabled("issue-list-confirm");
        assertEquals("Issue 2 nodes", clicks.node("issue-list-confirm", Button.class).getText());
        clicks.click("issue-list-confirm").awaitGone("progress-form");
        assertEquals(
                List.of("crane-1", "crane-3", "crane-6"),
                fleet.authority().find(NodeQuery.ALL).stream()
                        .map(node -> node.id().value())
                        .toList());
    }
}
