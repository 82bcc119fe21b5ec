package org.lockward.pki.gui.lifecycle;

import javafx.beans.Observable;
import javafx.beans.binding.Bindings;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;
import javafx.scene.Node;
import javafx.scene.layout.VBox;

import org.lockward.pki.gui.form.FormGrid;
import org.lockward.pki.gui.form.ProblemLines;
import org.lockward.pki.gui.i18n.Messages;

import java.util.concurrent.Callable;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/// What the forms on nodes have in common.
final class FormParts {

    private FormParts() {}

    /// What is known of the nodes once they were read; before, that they are being read.
    static VBox whenRead(TargetReader reader, Function<Targets, Node> shown) {
        VBox box = new VBox(6);
        reader.targets()
                .addListener((_, _, found) ->
                        found.ifPresent(targets -> box.getChildren().setAll(shown.apply(targets))));
        if (reader.targets().get().isPresent()) {
            box.getChildren().setAll(shown.apply(reader.targets().get().orElseThrow()));
        } else {
            box.getChildren().setAll(FormGrid.hint(Messages.text("lifecycle.reading")));
        }
        return box;
    }

    static VBox problems(String id, TargetReader reader) {
        return ProblemLines.of(id, reader.problems());
    }

    static ObservableValue<String> title(Callable<String> title, Observable... when) {
        return Bindings.createStringBinding(title, when);
    }

    static ObservableBooleanValue ready(BooleanSupplier ready, Observable... when) {
        return Bindings.createBooleanBinding(ready::getAsBoolean, when);
    }
}
