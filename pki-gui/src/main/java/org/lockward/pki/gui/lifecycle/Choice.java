package org.lockward.pki.gui.lifecycle;

import javafx.beans.property.ObjectProperty;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.RadioButton;
import javafx.scene.control.ToggleGroup;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.lockward.pki.gui.form.FormGrid;

import java.util.function.Consumer;

/// One of a few, each with a sentence on what it means.
final class Choice<T> {

    private static final double WORDS = 190;

    private final ToggleGroup group = new ToggleGroup();
    private final VBox root = new VBox(4);
    private final String id;
    private final Consumer<T> chosen;

    /// @param id begins the IDs of the buttons
    Choice(String id, Consumer<T> chosen) {
        this.id = id;
        this.chosen = chosen;
    }

    /// With the first one chosen that `property` has.
    static <T> Choice<T> of(String id, ObjectProperty<T> property) {
        return new Choice<>(id, property::set);
    }

    RadioButton add(T value, String name, String title, String sentence) {
        RadioButton button = new RadioButton(title);
        button.setId(id + "-" + name);
        button.setToggleGroup(group);
        button.selectedProperty()
                .addListener((_, _, selected) -> {
                    if (selected) {
                        chosen.accept(value);
                    }
                });
        button.setMinWidth(Region.USE_PREF_SIZE);
        button.setPrefWidth(WORDS);
        Label means = FormGrid.hint(sentence);
        HBox.setHgrow(means, Priority.ALWAYS);
        HBox line = new HBox(8, button, means);
        line.setAlignment(Pos.BASELINE_LEFT);
        root.getChildren().add(line);
        return button;
    }

    VBox node() {
        return root;
    }
}
