package org.lockward.pki.gui.form;

import javafx.beans.value.ObservableValue;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.problem.Problem;

import java.util.List;

/// Problems in words, in the place where they belong: what, why, how to go on. Takes no room while
/// there are none.
public final class ProblemLines {

    private static final int MAX_SHOWN = 5;

    private ProblemLines() {}

    public static VBox of(String id, ObservableValue<List<Problem>> problems) {
        VBox lines = new VBox();
        lines.setId(id);
        lines.getStyleClass().add("problem-lines");
        problems.addListener((_, _, found) -> show(lines, found));
        show(lines, problems.getValue());
        return lines;
    }

    private static void show(VBox lines, List<Problem> problems) {
        lines.getChildren().clear();
        problems.stream().limit(MAX_SHOWN).forEach(problem -> add(lines, problem));
        int more = problems.size() - MAX_SHOWN;
        if (more > 0) {
            lines.getChildren().add(line(Messages.text("form.more", more), "why"));
        }
        lines.setVisible(!problems.isEmpty());
        lines.setManaged(!problems.isEmpty());
    }

    private static void add(VBox lines, Problem problem) {
        Label what = line(problem.what(), "what");
        what.setGraphic(new FontIcon("mdoal-error_outline"));
        lines.getChildren().add(what);
        if (!problem.why().isEmpty()) {
            lines.getChildren().add(line(problem.why(), "why"));
        }
        if (!problem.fix().isEmpty()) {
            lines.getChildren().add(line(problem.fix(), "fix"));
        }
    }

    private static Label line(String text, String style) {
        Label line = new Label(text);
        line.setWrapText(true);
        line.getStyleClass().add(style);
        return line;
    }
}
