package org.lockward.pki.gui.welcome;

import atlantafx.base.theme.Styles;

import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ProgressIndicator;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Subscription;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.gui.shell.ProblemText;
import org.lockward.pki.gui.task.Failure;

import java.util.Optional;

/// The one card in the middle of the window: what it is about, fields, what is wrong, one button.
final class Card {

    private final VBox root = new VBox();
    private final VBox fields = new VBox();
    private final VBox problem = new VBox();
    private final HBox foot = new HBox();
    private Subscription kept = Subscription.EMPTY;

    Card(String id, String title, String text) {
        root.setId(id);
        root.getStyleClass().addAll("welcome-card", "raised");
        root.setMaxSize(Region.USE_PREF_SIZE, Region.USE_PREF_SIZE);
        Label heading = new Label(title);
        heading.getStyleClass().addAll("welcome-title", Styles.TITLE_3);
        Label explanation = new Label(text);
        explanation.setWrapText(true);
        explanation.setMinHeight(Region.USE_PREF_SIZE);
        explanation.getStyleClass().add("welcome-text");
        fields.getStyleClass().add("welcome-fields");
        foot.getStyleClass().add("card-foot");
        problem.setId(id + "-problem");
        root.getChildren().addAll(mark(), heading, explanation, fields, problem, foot);
        show(Optional.empty());
    }

    private static Node mark() {
        FontIcon icon = new FontIcon("mdoal-lock");
        icon.getStyleClass().add("welcome-mark");
        return icon;
    }

    VBox root() {
        return root;
    }

    /// Listens for as long as the card is shown.
    void keep(Subscription listening) {
        kept = kept.and(listening);
    }

    void close() {
        kept.unsubscribe();
    }

    void add(Node... nodes) {
        fields.getChildren().addAll(nodes);
    }

    /// Says what is wrong.
    void show(Optional<Failure> failure) {
        problem.getChildren().clear();
        failure.ifPresent(f -> problem.getChildren().add(ProblemText.of(f.problems())));
        problem.setVisible(failure.isPresent());
        problem.setManaged(failure.isPresent());
    }

    /// @param left what stands at the left of the foot
    Button foot(Node left, Button button, ObservableBooleanValue busy, String doing) {
        ProgressIndicator turning = new ProgressIndicator();
        turning.getStyleClass().add("small-progress");
        Label words = new Label(doing, turning);
        words.setId(button.getId() + "-busy");
        words.visibleProperty().bind(busy);
        words.managedProperty().bind(busy);
        left.visibleProperty().bind(Bindings.not(busy));
        left.managedProperty().bind(left.visibleProperty());
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        foot.getChildren().addAll(left, words, space, button);
        fields.disableProperty().bind(busy);
        return button;
    }
}
