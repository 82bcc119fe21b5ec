package org.lockward.pki.gui.issue;

import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.problem.Problem;

import java.util.List;

/// The problems of a list, a line each; only those in sight are drawn.
final class ListProblems {

    private static final double HEIGHT = 124;

    private static final double INSET = 40;

    private final ListView<Problem> list = new ListView<>();

    ListProblems() {
        list.setId("issue-list-form-problems");
        list.setPrefHeight(HEIGHT);
        list.setMinHeight(HEIGHT);
        list.setCellFactory(_ -> new Line());
        show(List.of());
    }

    ListView<Problem> node() {
        return list;
    }

    void show(List<Problem> problems) {
        list.getItems().setAll(problems);
        list.setVisible(!problems.isEmpty());
        list.setManaged(!problems.isEmpty());
    }

    private static final class Line extends ListCell<Problem> {

        Line() {
            // The list's width decides, so that long problems wrap.
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Problem problem, boolean empty) {
            super.updateItem(problem, empty);
            if (empty || problem == null) {
                setGraphic(null);
                return;
            }
            String why = problem.why().isEmpty() ? "" : " — " + problem.why();
            Label words = new Label(problem.what() + why, new FontIcon("mdoal-error_outline"));
            words.setWrapText(true);
            // The list asks for a cell's height without a width.
            words.prefWidthProperty().bind(getListView().widthProperty().subtract(INSET));
            words.getStyleClass().add("list-problem");
            setGraphic(words);
        }
    }
}
