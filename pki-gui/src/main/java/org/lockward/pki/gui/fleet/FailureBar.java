package org.lockward.pki.gui.fleet;

import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.task.Failure;

import java.util.Optional;

/// Says that the fleet could not be read, so that what is shown may be outdated; there only then.
final class FailureBar {

    private final VBox said = new VBox();
    private final HBox root;

    FailureBar(FleetViewModel fleet) {
        Button retry = new Button(Messages.text("fleet.failed.retry"));
        retry.setId("fleet-retry");
        retry.setMinWidth(Button.USE_PREF_SIZE);
        retry.setOnAction(_ -> fleet.load());
        root = new HBox(said, retry);
        root.setId("fleet-failure");
        root.getStyleClass().add("failure-bar");
        HBox.setHgrow(said, Priority.ALWAYS);
        fleet.failure().subscribe(this::show);
    }

    private void show(Optional<Failure> failure) {
        said.getChildren().clear();
        failure.ifPresent(why -> {
            Label title = new Label(Messages.text("fleet.failed.title"));
            title.getStyleClass().add("failure-what");
            said.getChildren().setAll(title, FailureText.of(why));
        });
        root.setVisible(failure.isPresent());
        root.setManaged(failure.isPresent());
    }

    HBox root() {
        return root;
    }
}
