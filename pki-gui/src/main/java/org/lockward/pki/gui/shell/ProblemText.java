package org.lockward.pki.gui.shell;

import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.problem.Problem;

import java.util.List;

/// Problems in words: what, why, how to go on.
public final class ProblemText {

    private static final int MAX_SHOWN = 20;

    private ProblemText() {}

    /// The first of them, and how many more there are.
    public static VBox of(List<Problem> problems) {
        VBox all = new VBox();
        all.getStyleClass().add("problems");
        problems.stream().limit(MAX_SHOWN).forEach(p -> all.getChildren().add(words(p)));
        int more = problems.size() - MAX_SHOWN;
        if (more > 0) {
            all.getChildren().add(line(Messages.text("shell.problem.more", more), "problem-why"));
        }
        return all;
    }

    private static VBox words(Problem problem) {
        VBox words = new VBox(line(problem.what(), "problem-what"));
        words.getStyleClass().add("problem");
        if (!problem.why().isEmpty()) {
            words.getChildren().add(line(problem.why(), "problem-why"));
        }
        if (!problem.fix().isEmpty()) {
            words.getChildren().add(line(problem.fix(), "problem-fix"));
        }
        return words;
    }

    private static Label line(String text, String style) {
        Label line = new Label(text);
        line.setWrapText(true);
        line.setMinHeight(Label.USE_PREF_SIZE);
        line.getStyleClass().add(style);
        return line;
    }
}
