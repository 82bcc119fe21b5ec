package org.lockward.pki.gui.flow;

import static javafx.scene.input.KeyCode.CONTROL;
import static javafx.scene.input.KeyCode.DOWN;
import static javafx.scene.input.KeyCode.ENTER;
import static javafx.scene.input.KeyCode.F;
import static javafx.scene.input.KeyCode.N;
import static javafx.scene.input.KeyCode.SPACE;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.control.TableView;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.TlsService;
import org.lockward.pki.gui.testing.Waiting;

import java.io.IOException;

/// The same flows by somebody who has no mouse.
class KeyboardTest extends FlowTest {

    @AfterEach
    void no_click() {
        assertEquals(0, clicks.count());
    }

    @Test
    void a_root_ca_on_an_empty_machine() {
        startOnNothing();
        clicks.tabTo("create-passphrase").type(PASSPHRASE);
        clicks.tabTo("create-passphrase-again").type(PASSPHRASE).press(ENTER);
        requireNewCa();
    }

    @Test
    void issuing_deploying_and_proving() throws IOException {
        try (TlsService service = startWithService()) {
            clicks.press(CONTROL, N).awaitEnabled("issue-form-node").type("crane-01");
            clicks.tabTo("issue-form-names").type("ip:127.0.0.1");
            clicks.tabTo("issue-form-deploy").type("dir:" + material());
            clicks.tabTo("issue-form-verify").type(service.endpoint().toString());
            clicks.awaitEnabled("issue-confirm").press(ENTER);
            requireProven("crane-01");
        }
    }

    @Test
    void revoking_with_the_crl_pushed() throws IOException {
        SampleFleet fleet = startWithThree();
        clicks.press(CONTROL, F).type("crane-02");
        Waiting.until("one row is left", () -> rows() == 1);
        clicks.press(DOWN);
        clicks.tabTo("node-revoke").press(SPACE);
        clicks.awaitEnabled("revoke-form-reason-superseded")
                .tabTo("revoke-form-reason-unspecified");
        clicks.press(DOWN).press(SPACE);
        clicks.tabTo("revoke-confirm").press(SPACE);
        requireRevoked(fleet, "crane-02");
    }

    private int rows() {
        return clicks.node("fleet-table", TableView.class).getItems().size();
    }

    @Test
    void renewing_and_deploying_all_that_expire() {
        SampleFleet fleet = startWithExpiring();
        clicks.tabTo("fleet-renew-expiring").press(SPACE);
        clicks.awaitEnabled("renew-confirm").press(ENTER);
        requireRenewed(fleet);
    }
}
