package org.lockward.pki.gui.action;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.collections.ListChangeListener;

import org.junit.jupiter.api.Test;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class ActionsTest {

    private final Actions actions = new Actions();

    @Test
    void who_listens_hears_of_an_action_after_a_garbage_collection() {
        List<String> heard = new ArrayList<>();
        actions.all()
                .addListener(
                        (ListChangeListener<Action>)
                                change ->
                                        change.getList().forEach(action -> heard.add(action.id())));
        System.gc();
        actions.add(action("node.revoke"));
        assertEquals(List.of("node.revoke"), heard);
    }

    @Test
    void an_id_stands_for_one_action() {
        actions.add(action("node.renew"));
        var refused =
                assertThrows(
                        IllegalArgumentException.class, () -> actions.add(action("node.renew")));
        assertEquals("two actions are called node.renew", refused.getMessage());
    }

    private static Action action(String id) {
        return new Action(
                id,
                id,
                "mdoal-block",
                Optional.empty(),
                new SimpleBooleanProperty(true),
                () -> {},
                List::of);
    }
}
