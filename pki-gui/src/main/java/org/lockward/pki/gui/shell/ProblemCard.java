package org.lockward.pki.gui.shell;

import atlantafx.base.theme.Styles;

import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextArea;
import javafx.scene.layout.VBox;

import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.task.Failure;

import java.nio.file.Path;

/// A failure in words: what, why, how to go on; on demand, where the log is.
final class ProblemCard {

    private final VBox content = new VBox();

    ProblemCard(Failure failure, Path log) {
        content.getChildren().add(ProblemText.of(failure.problems()));
        TextArea details = details(failure, log);
        Hyperlink link = new Hyperlink(Messages.text("shell.problem.details"));
        link.setId("problem-details");
        link.setOnAction(_ -> {
            details.setVisible(!details.isVisible());
            details.setManaged(details.isVisible());
        });
        content.getChildren().addAll(link, details);
    }

    String title() {
        return Messages.text("shell.problem.title");
    }

    String closeTitle() {
        return Messages.text("shell.problem.close");
    }

    VBox content() {
        return content;
    }

    private static TextArea details(Failure failure, Path log) {
        TextArea details =
                new TextArea(Messages.text("shell.problem.log", log, causes(failure.cause())));
        details.setId("problem-details-text");
        details.setEditable(false);
        details.setWrapText(true);
        details.setPrefRowCount(6);
        details.getStyleClass().add(Styles.SMALL);
        details.setVisible(false);
        details.setManaged(false);
        return details;
    }

    private static String causes(Throwable failure) {
        StringBuilder causes = new StringBuilder();
        Throwable at = failure;
        for (int depth = 0; at != null && depth < 10; depth++, at = at.getCause()) {
            causes.append(at.getClass().getSimpleName())
                    .append(": ")
                    .append(at.getMessage())
                    .append('\n');
        }
        return causes.toString();
    }
}
