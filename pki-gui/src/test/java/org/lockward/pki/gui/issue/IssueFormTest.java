package org.lockward.pki.gui.issue;

import static javafx.scene.input.KeyCode.ENTER;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import javafx.scene.control.Button;
import javafx.scene.control.Label;

import org.junit.jupiter.api.Test;
import org.lockward.pki.gui.testing.ProgramTest;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.gui.testing.Waiting;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.name.UniqueId;

import java.nio.file.Files;
import java.nio.file.Path;

class IssueFormTest extends ProgramTest {

    private final SetClock clock = new SetClock();

    private SampleFleet open() {
        SampleFleet fleet = SampleFleet.plain(directory.resolve("pki"), clock);
        start(fleet);
        Waiting.doOnScreen(() -> desk().actions().find("fleet.issue").orElseThrow().run().run());
        return fleet;
    }

    @Test
    void typing_and_enter_issue_and_deploy() {
        SampleFleet fleet = open();
        Path tls = directory.resolve("crane-17/tls");
        clicks.type("crane-17").tabTo("issue-form-deploy").type("dir:" + tls).press(ENTER);
        clicks.awaitGone("progress-form").awaitGone("issue-form");
        NodeRecord node = fleet.authority().show(new UniqueId("crane-17")).node();
        assertEquals(node.serial(), node.deployed().orElseThrow().serial());
        assertEquals(true, Files.exists(tls.resolve("live/cert.pem")));
    }

    @Test
    void bare_names_are_guessed_and_told() {
        open();
        clicks.type("crane-17")
                .tabTo("issue-form-names")
                .type("crane-17.harbour.example 10.0.0.17");
        assertEquals(
                "taken for: dns:crane-17.harbour.example  ip:10.0.0.17",
                clicks.node("issue-form-guessed", Label.class).getText());
        clicks.awaitShown("issue-form-preview");
        takePictures("issue");
    }

    @Test
    void what_is_wrong_stands_below_its_field() {
        open();
        clicks.type("crane 17").tabTo("issue-form-names").type("10.0.0.256");
        clicks.awaitShown("issue-form-node-problems").awaitShown("issue-form-names-problems");
        clicks.tabTo("issue-form-verify").type("nowhere");
        takePictures("issue-problems");
        assertEquals("Issue", clicks.node("issue-confirm", Button.class).getText());
        assertEquals(true, clicks.node("issue-confirm", Button.class).isDisabled());
    }

    @Test
    void what_the_ca_would_refuse_is_said_before_anything_is_signed() {
        SampleFleet fleet = open();
        fleet.issue("crane-17");
        clicks.type("crane-17").awaitShown("issue-form-refused");
        clicks.click("issue-form-more");
        takePictures("issue-refused");
        assertEquals(true, clicks.node("issue-confirm", Button.class).isDisabled());
        clicks.tabTo("issue-form-node").type("0").awaitEnabled("issue-confirm");
        assertFalse(clicks.node("issue-confirm", Button.class).isDisabled());
    }
}
