package org.lockward.pki.gui.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockward.pki.act.Selection;
import org.lockward.pki.gui.progress.Batches;
import org.lockward.pki.gui.testing.ProgramTest;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.gui.testing.Waiting;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.name.UniqueId;

import java.nio.file.Path;
import java.time.Duration;

class LifecycleFormsTest extends ProgramTest {

    private static final Selection ONE = Selection.Ids.of(new UniqueId("crane-1"));
    private static final Selection ALL = new Selection.Query(NodeQuery.ALL);

    private final SetClock clock = new SetClock();
    private SampleFleet fleet;
    private Batches batches;

    @BeforeEach
    void open() {
        fleet = SampleFleet.plain(directory.resolve("pki"), clock);
        for (int i = 1; i <= 4; i++) {
            fleet.deploy("crane-" + i, place(i));
        }
        clock.advance(Duration.ofDays(380));
        fleet.issue("crane-5");
        start(fleet);
        batches = new Batches(desk());
    }

    private Path place(int i) {
        return directory.resolve("nodes/crane-" + i);
    }

    private NodeState state(String id) {
        return fleet.authority().show(new UniqueId(id)).node().state();
    }

    @Test
    void a_node_is_revoked_with_reason_and_its_name_on_the_button() {
        Waiting.doOnScreen(() -> new RevokeForm(desk(), batches, ONE).open());
        clicks.awaitShown("revoke-form-nodes");
        assertTrue(clicks.node("revoke-confirm", Button.class).isDisabled());
        clicks.click("revoke-form-reason-keyCompromise").awaitEnabled("revoke-confirm");
        takePictures("revoke");
        assertEquals("Revoke crane-1", clicks.node("revoke-confirm", Button.class).getText());
        clicks.click("revoke-confirm").awaitGone("revoke-form").awaitGone("progress-form");
        assertEquals(NodeState.REVOKED, state("crane-1"));
    }

    @Test
    void many_are_revoked_with_the_keyboard_alone_once_they_are_counted() {
        Waiting.doOnScreen(() -> new RevokeForm(desk(), batches, ALL).open());
        clicks.awaitShown("revoke-form-count");
        clicks.tabTo("revoke-form-reason-cessationOfOperation").press(KeyCode.SPACE);
        clicks.tabTo("revoke-form-count").type("4");
        takePictures("revoke-many");
        assertTrue(clicks.node("revoke-confirm", Button.class).isDisabled());
        clicks.press(KeyCode.BACK_SPACE).type("5").press(KeyCode.ENTER);
        clicks.awaitGone("revoke-form").awaitGone("progress-form");
        assertEquals(NodeState.REVOKED, state("crane-5"));
    }

    @Test
    void what_expires_soon_is_renewed_with_one_key() {
        Waiting.doOnScreen(
                () -> new RenewForm(desk(), batches, LifecycleActions.EXPIRING, false).open());
        clicks.awaitEnabled("renew-confirm");
        takePictures("renew-expiring");
        assertEquals(
                "Renew and deploy 4 nodes", clicks.node("renew-confirm", Button.class).getText());
        clicks.press(KeyCode.ENTER).awaitGone("renew-form").awaitGone("progress-form");
        assertEquals(
                0,
                fleet.authority().find(NodeQuery.ALL.expiringWithin(LifecycleActions.SOON)).size());
    }

    @Test
    void a_node_is_rekeyed_and_its_old_certificate_revoked_after_a_grace() {
        Waiting.doOnScreen(() -> new RenewForm(desk(), batches, ONE, true).open());
        clicks.awaitEnabled("rekey-confirm");
        clicks.click("rekey-form-fate-grace").tabTo("rekey-form-grace");
        takePictures("rekey");
        clicks.press(KeyCode.ENTER).awaitGone("rekey-form").awaitShown("progress-form");
        takePictures("progress-notes");
        clicks.press(KeyCode.ENTER).awaitGone("progress-form");
    }

    @Test
    void a_node_is_deployed_to_a_new_place() {
        Waiting.doOnScreen(() ->
                new DeployForm(desk(), batches, Selection.Ids.of(new UniqueId("crane-5"))).open());
        clicks.awaitShown("deploy-form-to").tabTo("deploy-form-to").type("dir:" + place(5));
        takePictures("deploy");
        clicks.press(KeyCode.ENTER).awaitGone("deploy-form").awaitGone("progress-form");
        var node = fleet.authority().show(new UniqueId("crane-5")).node();
        assertEquals(node.serial(), node.deployed().orElseThrow().serial());
    }
}
