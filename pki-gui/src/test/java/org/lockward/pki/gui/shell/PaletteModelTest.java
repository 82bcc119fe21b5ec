package org.lockward.pki.gui.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.beans.property.SimpleBooleanProperty;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.lockward.pki.gui.action.Action;
import org.lockward.pki.gui.action.Actions;

import java.util.List;
import java.util.Optional;

class PaletteModelTest {

    private final Actions actions = new Actions();

    @BeforeEach
    void actions() {
        add("fleet.issue", "Issue certificate", true);
        add("node.revoke", "Revoke node", true);
        add("node.renew", "Renew certificate", false);
        add("authority.publish-crl", "Publish CRL", true);
        add("app.palette", "Do something", true);
    }

    @Test
    void without_letters_everything_is_there_that_can_be_done() {
        assertEquals(List.of("fleet.issue", "node.revoke", "authority.publish-crl"), found(""));
    }

    @Test
    void the_beginning_comes_before_that_of_a_word_and_before_the_middle() {
        assertEquals(List.of("node.revoke", "fleet.issue", "authority.publish-crl"), found("r"));
        assertEquals(List.of("fleet.issue", "authority.publish-crl"), found("c"));
    }

    @Test
    void letters_may_have_gaps() {
        assertEquals(List.of("authority.publish-crl"), found("pcrl"));
    }

    @Test
    void arrows_go_round() {
        PaletteModel model = new PaletteModel(actions);
        model.step(-1);
        assertEquals(Optional.of("authority.publish-crl"), model.chosen().get().map(Action::id));
        model.step(1);
        assertEquals(Optional.of("fleet.issue"), model.chosen().get().map(Action::id));
    }

    @Test
    void where_nothing_is_found_nothing_is_chosen() {
        PaletteModel model = new PaletteModel(actions);
        model.query().set("xyz");
        assertEquals(Optional.empty(), model.chosen().get());
        model.step(1);
        assertEquals(Optional.empty(), model.chosen().get());
    }

    private List<String> found(String query) {
        PaletteModel model = new PaletteModel(actions);
        model.query().set(query);
        return model.found().stream().map(Action::id).toList();
    }

    private void add(String id, String title, boolean enabled) {
        actions.add(
                new Action(
                        id,
                        title,
                        "mdoal-code",
                        Optional.empty(),
                        new SimpleBooleanProperty(enabled),
                        () -> {},
                        List::of));
    }
}
