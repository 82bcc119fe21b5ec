package org.lockward.pki.gui.form;

import atlantafx.base.theme.Styles;

import javafx.geometry.VPos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.ColumnConstraints;
import javafx.scene.layout.GridPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.problem.Problem;

import java.util.ArrayList;
import java.util.List;

/// The rows of a form: a word on the left; on the right the field, and below it what is wrong with
/// it.
public final class FormGrid {

    private static final double WORDS = 150;
    private static final double GAP = 16;
    private static final double FIELDS = 490;
    static final double WIDTH = WORDS + GAP + FIELDS;

    private final String id;
    private final GridPane grid = new GridPane();

    /// @param id begins the IDs of its fields: `issue-form`
    public FormGrid(String id) {
        this.id = id;
        grid.getStyleClass().add("form-grid");
        ColumnConstraints words = new ColumnConstraints(WORDS);
        ColumnConstraints fields = new ColumnConstraints();
        fields.setPrefWidth(FIELDS);
        fields.setHgrow(Priority.ALWAYS);
        grid.getColumnConstraints().setAll(words, fields);
    }

    public GridPane node() {
        return grid;
    }

    /// A text field for `field`, called `<id>-<name>`, and below it its problems, called
    /// `<id>-<name>-problems`.
    public TextField text(String name, String title, Field<?> field, Node... below) {
        TextField input = new TextField();
        input.textProperty().bindBidirectional(field.text());
        field.problems().addListener((_, _, problems) -> mark(input, problems));
        mark(input, field.problems().get());
        List<Node> lines = new ArrayList<>(List.of(below));
        lines.add(ProblemLines.of(id + "-" + name + "-problems", field.problems()));
        row(name, title, input, lines.toArray(Node[]::new));
        return input;
    }

    private static void mark(TextField input, List<Problem> problems) {
        input.pseudoClassStateChanged(Styles.STATE_DANGER, !problems.isEmpty());
    }

    /// A control with what is shown below it.
    public void row(String name, String title, Node control, Node... below) {
        control.setId(id + "-" + name);
        Label word = new Label(title);
        word.setLabelFor(control);
        word.getStyleClass().add("form-word");
        GridPane.setValignment(word, VPos.TOP);
        VBox right = new VBox(control);
        right.getStyleClass().add("form-field");
        right.getChildren().addAll(below);
        grid.addRow(grid.getRowCount(), word, right);
    }

    /// Something as wide as the form.
    public void wide(Node node) {
        grid.add(node, 0, grid.getRowCount(), 2, 1);
    }

    /// A line that explains, or tells what was understood.
    public static Label hint(String text) {
        Label hint = new Label(text);
        hint.setWrapText(true);
        hint.getStyleClass().add("hint");
        return hint;
    }

    /// As [#hint], with an icon before it.
    public static Label hint(String text, String icon) {
        Label hint = hint(text);
        hint.setGraphic(new FontIcon(icon));
        return hint;
    }
}
