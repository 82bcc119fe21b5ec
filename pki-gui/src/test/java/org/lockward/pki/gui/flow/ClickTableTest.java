package org.lockward.pki.gui.flow;

import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.SPACE;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.TlsService;

import java.io.IOException;

/// Typing, Tab and arrows are not clicks: a person's hands are on the keyboard anyway.
class ClickTableTest extends FlowTest {

    @Test
    void a_root_ca_on_an_empty_machine_takes_3_clicks() {
        startOnNothing();
        takePictures("welcome");
        clicks.click("create-passphrase").type(PASSPHRASE);
        clicks.click("create-passphrase-again").type(PASSPHRASE);
        clicks.click("create-confirm");
        requireNewCa();
        budget(3);
        takePictures("fleet-empty");
    }

    @Test
    void issuing_deploying_and_proving_takes_2_clicks() throws IOException {
        try (TlsService service = startWithService()) {
            clicks.restart();
            clicks.click("fleet-issue").awaitEnabled("issue-form-node").type("crane-01");
            clicks.tabTo("issue-form-names").type("ip:127.0.0.1");
            clicks.tabTo("issue-form-deploy").type("dir:" + material());
            clicks.tabTo("issue-form-verify").type(service.endpoint().toString());
            clicks.awaitEnabled("issue-confirm");
            takePictures("issue");
            clicks.click("issue-confirm");
            requireProven("crane-01");
            budget(2);
        }
    }

    @Test
    void revoking_with_the_crl_pushed_takes_3_clicks() throws IOException {
        SampleFleet fleet = startWithThree();
        clicks.restart();
        clicks.clickText("crane-02").click("node-revoke");
        clicks.awaitEnabled("revoke-form-reason-superseded")
                .tabTo("revoke-form-reason-unspecified");
        clicks.press(DOWN).press(SPACE).awaitEnabled("revoke-confirm");
        takePictures("revoke");
        clicks.click("revoke-confirm");
        requireRevoked(fleet, "crane-02");
        budget(3);
    }

    @Test
    void what_expires_soon_takes_no_click() {
        startWithExpiring();
        clicks.awaitShown("fleet-timeline");
        assertEquals("3", shown("fleet-count-expiring"));
        budget(0);
    }

    @Test
    void renewing_and_deploying_all_that_expire_takes_2_clicks() {
        SampleFleet fleet = startWithExpiring();
        clicks.restart();
        clicks.click("fleet-renew-expiring").awaitEnabled("renew-confirm");
        takePictures("renew-expiring");
        clicks.click("renew-confirm");
        requireRenewed(fleet);
        budget(2);
    }

    private void budget(int most) {
        assertTrue(clicks.count() <= most, clicks.count() + " clicks, not " + most);
    }
}
