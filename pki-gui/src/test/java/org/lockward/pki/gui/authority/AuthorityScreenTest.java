package org.lockward.pki.gui.authority;

import static javafx.scene.input.KeyCode.ESCAPE;
import static javafx.scene.input.KeyCode.SPACE;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.input.Clipboard;

import org.junit.jupiter.api.Test;
import org.lockward.pki.certificate.Fingerprint;
import org.lockward.pki.gui.testing.ProgramTest;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.gui.testing.Waiting;

import java.time.Duration;

class AuthorityScreenTest extends ProgramTest {

    private final SetClock clock = new SetClock();

    private SampleFleet open() {
        SampleFleet fleet = SampleFleet.plain(directory.resolve("pki"), clock);
        fleet.deploy("crane-01", directory.resolve("crane-01"));
        fleet.deploy("crane-02", directory.resolve("crane-02"));
        fleet.issue("crane-03");
        fleet.revoke("crane-03");
        clock.advance(Duration.ofDays(5));
        start(fleet);
        go("authority");
        return fleet;
    }

    @Test
    void it_says_who_the_ca_is_and_copies_its_fingerprint() {
        SampleFleet fleet = open();
        String hex = Fingerprint.of(fleet.authority().ca().certificate()).hex();
        assertEquals("Harbour Cranes", clicks.node("authority-name", Label.class).getText());
        assertEquals(hex, clicks.node("authority-fingerprint", TextField.class).getText());
        clicks.click("authority-fingerprint-copy");
        assertEquals(hex, Waiting.onScreen(() -> Clipboard.getSystemClipboard().getString()));
        takePictures("authority");
    }

    @Test
    void a_fresh_crl_is_signed_and_pushed_with_two_clicks() {
        SampleFleet fleet = open();
        clicks.restart();
        clicks.click("authority-publish-crl").awaitShown("batch-rows");
        Waiting.until(
                "CRL 3 is out", () -> fleet.authority().ca().crl().orElseThrow().number() == 3);
        takePictures("publish-crl");
        clicks.click("publish-crl-close").awaitGone("batch-rows");
        assertEquals("3", clicks.node("authority-crl-number", Label.class).getText());
        assertEquals(2, clicks.count());
    }

    @Test
    void the_same_with_the_keyboard_alone() {
        open();
        clicks.restart();
        clicks.tabTo("authority-publish-crl").press(SPACE).awaitShown("batch-rows");
        clicks.awaitEnabled("publish-crl-close").press(ESCAPE).awaitGone("batch-rows");
        Waiting.until("CRL 3 is shown", () -> shown("authority-crl-number").equals("3"));
        assertEquals(0, clicks.count());
    }

    private String shown(String id) {
        return clicks.node(id, Label.class).getText();
    }
}
