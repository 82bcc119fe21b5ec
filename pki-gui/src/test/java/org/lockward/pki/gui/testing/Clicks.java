package org.lockward.pki.gui.testing;

import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;

import org.testfx.api.FxRobot;
import org.testfx.util.WaitForAsyncUtils;

import java.util.Set;

/// A person at the window: clicks, which are counted, and keys, which are not. For the test's
/// thread only.
///
/// Nodes are named by the ID that `setId` gave them.
public final class Clicks {

    private final FxRobot robot = new FxRobot();
    private int count;

    /// How often the mouse was clicked since the last [#restart].
    public int count() {
        return count;
    }

    public void restart() {
        count = 0;
    }

    /// Clicks on the node once it is there, enabled and inside of the window.
    public Clicks click(String id) {
        return click(id, MouseButton.PRIMARY);
    }

    public Clicks rightClick(String id) {
        return click(id, MouseButton.SECONDARY);
    }

    private Clicks click(String id, MouseButton button) {
        awaitEnabled(id);
        count++;
        robot.clickOn("#" + id, button);
        return settled();
    }

    /// Clicks on what shows this text.
    public Clicks clickText(String text) {
        Waiting.until(
                "a text: " + text, () -> !robot.lookup(text).queryAllAs(Node.class).isEmpty());
        count++;
        robot.clickOn(text);
        return settled();
    }

    /// Types where the focus is.
    public Clicks type(String text) {
        robot.write(text);
        return settled();
    }

    /// Presses the keys together, then lets them go: `press(CONTROL, F)`.
    public Clicks press(KeyCode... keys) {
        robot.push(keys);
        return settled();
    }

    /// Presses Tab until the node has the focus, as a person without a mouse does.
    public Clicks tabTo(String id) {
        awaitEnabled(id);
        for (int i = 0; i < 200; i++) {
            if (focused(id)) {
                return this;
            }
            press(KeyCode.TAB);
        }
        throw new AssertionError("200 times Tab do not lead to " + id);
    }

    /// Whether the node, or something inside of it, has the focus.
    public boolean focused(String id) {
        return Waiting.onScreen(() -> {
            for (Node node : all(id)) {
                for (Node at = node.getScene().getFocusOwner(); at != null; at = at.getParent()) {
                    if (at == node) {
                        return true;
                    }
                }
            }
            return false;
        });
    }

    public Clicks awaitShown(String id) {
        Waiting.until(id + " is shown", () -> shown(id));
        return this;
    }

    public Clicks awaitGone(String id) {
        Waiting.until(id + " is gone", () -> !shown(id));
        return this;
    }

    public Clicks awaitEnabled(String id) {
        Waiting.until(
                id + " is shown and enabled",
                () -> all(id).stream().anyMatch(node -> visible(node) && !node.isDisabled()));
        return settled();
    }

    /// The node; fails when there is none.
    public <T extends Node> T node(String id, Class<T> type) {
        awaitShown(id);
        return robot.lookup("#" + id).queryAs(type);
    }

    private boolean shown(String id) {
        return all(id).stream().anyMatch(Clicks::visible);
    }

    private Set<Node> all(String id) {
        return robot.lookup("#" + id).queryAllAs(Node.class);
    }

    private static boolean visible(Node node) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (!at.isVisible()) {
                return false;
            }
        }
        return node.getScene() != null;
    }

    private Clicks settled() {
        WaitForAsyncUtils.waitForFxEvents();
        return this;
    }
}
