package org.lockward.pki.gui.shell;

import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;

import org.jspecify.annotations.Nullable;
import org.lockward.pki.gui.log.ErrorLog;
import org.lockward.pki.gui.task.Failure;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// What lies over the window: forms, problems, the palette. They may lie over each other; the
/// uppermost has the keyboard. For the screen's thread only.
public final class Overlay {

    /// One of those that lie there.
    private record Sheet(
            Node shown, Region card, @Nullable Node focusBefore, Form form, Runnable confirm) {}

    private final ErrorLog log;
    private final Commands commands;
    private final StackPane layer = new StackPane();
    private final Deque<Sheet> sheets = new ArrayDeque<>();
    private final ReadOnlyBooleanWrapper open = new ReadOnlyBooleanWrapper();
    private boolean backwards;
    private boolean hidden;

    public Overlay(ErrorLog log, Commands commands) {
        this.log = log;
        this.commands = commands;
        layer.setId("overlay");
        layer.setVisible(false);
        layer.addEventFilter(KeyEvent.KEY_PRESSED, event -> backwards = event.isShiftDown());
        // Before lists and fields see it: they take Esc for themselves.
        layer.addEventFilter(KeyEvent.KEY_PRESSED, this::escaped);
        layer.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        layer.sceneProperty().addListener((_, _, scene) -> watchFocus(scene));
    }

    /// The uppermost layer of the window.
    public Node layer() {
        return layer;
    }

    public ReadOnlyBooleanProperty isOpen() {
        return open.getReadOnlyProperty();
    }

    /// Shows the form over everything else.
    public void open(Form form) {
        FormCard card = new FormCard(form, commands, this::close);
        lay(form, card.root(), card::confirm, Pos.CENTER);
    }

    /// Shows content of its own instead of title and buttons, at the top of the window.
    void openBare(Form form, Region card) {
        lay(form, card, () -> {}, Pos.TOP_CENTER);
    }

    private void lay(Form form, Region card, Runnable confirm, Pos place) {
        Scene scene = layer.getScene();
        Node before = scene == null ? null : scene.getFocusOwner();
        StackPane shown = new StackPane(card);
        shown.getStyleClass().add("scrim");
        StackPane.setAlignment(card, place);
        sheets.push(new Sheet(shown, card, before, form, confirm));
        layer.getChildren().add(shown);
        open.set(true);
        layer.setVisible(!hidden);
        // A scroll pane takes its content in with its first look; before, nothing there can focus.
        shown.applyCss();
        shown.layout();
        form.firstFocus().requestFocus();
    }

    /// Closes the uppermost, where it can be closed now.
    public void close() {
        Sheet sheet = sheets.peek();
        if (sheet == null || !sheet.form().closable().get()) {
            return;
        }
        sheets.pop();
        open.set(!sheets.isEmpty());
        layer.getChildren().remove(sheet.shown());
        layer.setVisible(open.get());
        focusBack(sheet.focusBefore());
        sheet.form().closed().run();
    }

    private static void focusBack(@Nullable Node before) {
        if (before != null && before.getScene() != null) {
            before.requestFocus();
        }
    }

    /// Whether the uppermost form has this ID.
    public boolean shows(String id) {
        Sheet sheet = sheets.peek();
        return sheet != null && sheet.form().id().equals(id);
    }

    /// Writes a failure, which somebody else shows, into the log file.
    public void note(Failure failure) {
        log.note(failure.cause());
    }

    /// Hides everything while the window is locked, and shows it again. What is typed stays.
    public void hide(boolean hide) {
        hidden = hide;
        layer.setVisible(!hide && open.get());
    }

    /// Says in words what failed; its trace goes into the log file, whose path is told on demand.
    public void problem(Failure failure) {
        log.note(failure.cause());
        ProblemCard card = new ProblemCard(failure, log.file());
        open(
                Form.of("problem", card.title(), card.content(), card.content())
                        .with(FormButton.other("close", card.closeTitle(), this::close)));
    }

    private void escaped(KeyEvent event) {
        if (event.getCode() == KeyCode.ESCAPE && !sheets.isEmpty()) {
            close();
            event.consume();
        }
    }

    private void pressed(KeyEvent event) {
        Sheet sheet = sheets.peek();
        if (sheet != null
                && !event.isConsumed()
                && event.getCode() == KeyCode.ENTER
                && !event.isShortcutDown()) {
            enter(sheet, event);
        }
    }

    /// On a button Enter presses that one; elsewhere, the first of the form.
    private static void enter(Sheet sheet, KeyEvent event) {
        if (event.getTarget() instanceof Button button) {
            button.fire();
        } else {
            sheet.confirm().run();
        }
        event.consume();
    }

    /// Keeps the keyboard inside: whatever else gets the focus gives it back.
    private void watchFocus(@Nullable Scene scene) {
        if (scene != null) {
            scene.focusOwnerProperty().addListener((_, _, owner) -> keepInside(owner));
        }
    }

    private void keepInside(@Nullable Node owner) {
        Sheet sheet = sheets.peek();
        if (sheet == null || owner == null || !layer.isVisible() || within(owner, sheet.shown())) {
            return;
        }
        List<Node> reachable = new ArrayList<>();
        collect(sheet.card(), reachable);
        if (!reachable.isEmpty()) {
            (backwards ? reachable.getLast() : reachable.getFirst()).requestFocus();
        }
    }

    private static boolean within(Node node, Node ancestor) {
        for (Node at = node; at != null; at = at.getParent()) {
            if (at == ancestor) {
                return true;
            }
        }
        return false;
    }

    private static void collect(Node node, List<Node> reachable) {
        if (!node.isVisible() || node.isDisabled()) {
            return;
        }
        if (node.isFocusTraversable()) {
            reachable.add(node);
        }
        if (node instanceof Parent parent) {
            parent.getChildrenUnmodifiable().forEach(child -> collect(child, reachable));
        }
    }
}
