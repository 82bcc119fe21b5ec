package org.lockward.pki.gui.fleet;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.problem.Problem;

import java.util.stream.Stream;

/// What failed, why, and the way out, in the place where the answer would be.
final class FailureText {

    private FailureText() {}

    static VBox of(Failure failure) {
        VBox box = new VBox();
        box.getStyleClass().add("failure");
        failure.problems().forEach(problem -> add(box, problem));
        return box;
    }

    private static void add(VBox box, Problem problem) {
        Label what = line(problem.what());
        what.getStyleClass().add("failure-what");
        box.getChildren().add(what);
        Stream.of(problem.why(), problem.fix())
                .filter(text -> !text.isEmpty())
                .map(FailureText::line)
                .forEach(box.getChildren()::add);
    }

    private static Label line(String text) {
        Label line = new Label(text);
        line.setWrapText(true);
        return line;
    }
}
