package org.lockward.pki.gui.progress;

import javafx.beans.value.ChangeListener;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.VBox;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.problem.Problem;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/// Draws one row: its state, its name, its steps, and what went wrong.
final class RowCell extends ListCell<BatchRow> {

    private static final double STATE_WIDTH = 106;
    private static final double SUBJECT_WIDTH = 240;
    private static final double WORDS_INSET = 44;
    private static final double INDENT = 118;

    private final ChangeListener<RowStanding> listener = (_, _, standing) -> show(standing);
    private @Nullable BatchRow watched;

    RowCell() {
        // The list's width decides, so that long problems wrap.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable BatchRow row, boolean empty) {
        super.updateItem(row, empty);
        if (row != null && row == watched) {
            return;
        }
        if (watched != null) {
            watched.standing().removeListener(listener);
        }
        watched = empty ? null : row;
        if (watched == null) {
            setGraphic(null);
        } else {
            watched.standing().addListener(listener);
            show(watched.standing().get());
        }
    }

    private void show(RowStanding standing) {
        if (watched != null) {
            VBox lines = new VBox(line(watched, standing));
            lines.getStyleClass().add("batch-row");
            standing.problems().forEach(problem -> lines.getChildren().add(words(problem)));
            standing.notes().forEach(note -> lines.getChildren().add(text(note, "note")));
            setGraphic(lines);
        }
    }

    private static HBox line(BatchRow row, RowStanding standing) {
        RowState state = standing.state();
        Label word = labelled(state.text(), state.icon(), "row-" + state.id());
        word.setMinWidth(STATE_WIDTH);
        Label subject = new Label(row.subject());
        subject.getStyleClass().add("subject");
        subject.setPrefWidth(SUBJECT_WIDTH);
        HBox steps = new HBox();
        steps.getStyleClass().add("batch-steps");
        steps.setAlignment(Pos.CENTER_LEFT);
        for (int i = 0; i < row.steps().size(); i++) {
            steps.getChildren().add(step(row.steps().get(i), standing.steps().get(i)));
        }
        HBox line = new HBox(word, subject, steps);
        line.setAlignment(Pos.CENTER_LEFT);
        line.setSpacing(12);
        return line;
    }

    private static Label step(Step step, StepState state) {
        Label label = labelled(step.text(), state.icon(), "step-" + state.id());
        label.setMinWidth(USE_PREF_SIZE);
        label.setAccessibleText(
                Messages.text("progress.step-accessible", step.text(), state.text()));
        return label;
    }

    private static Label labelled(String text, String icon, String style) {
        Label label = new Label(text, new FontIcon(icon));
        label.getStyleClass().add(style);
        return label;
    }

    private Node words(Problem problem) {
        List<Node> texts = new ArrayList<>();
        texts.add(text(problem.what(), "what"));
        Stream.of(problem.why(), problem.fix())
                .filter(words -> !words.isEmpty())
                .forEach(words -> texts.add(text(words, "why")));
        VBox box = new VBox(texts.toArray(Node[]::new));
        box.getStyleClass().add("problem");
        return box;
    }

    /// The list asks for a cell's height without a width, so the words have to know theirs.
    private Label text(String words, String style) {
        Label label = new Label(words);
        label.setWrapText(true);
        label.getStyleClass().add(style);
        label.setPadding(new Insets(0, 0, 0, INDENT));
        label.prefWidthProperty().bind(getListView().widthProperty().subtract(WORDS_INSET));
        label.setMinHeight(USE_PREF_SIZE);
        return label;
    }
}
