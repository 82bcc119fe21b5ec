package org.lockward.pki.gui.issue;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.SimpleObjectProperty;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;

import org.lockward.pki.authority.EnrollmentPreview;
import org.lockward.pki.gui.form.FormGrid;
import org.lockward.pki.gui.form.ProblemLines;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.problem.Problem;

import java.time.Duration;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.Collectors;

/// What the CA would issue, or why it would not, below the fields.
final class PreviewBox {

    private final InstantSource clock;
    private final VBox box = new VBox();

    PreviewBox(ReadOnlyObjectProperty<IssuePreview> preview, InstantSource clock) {
        this.clock = clock;
        box.setId("issue-form-preview");
        box.getStyleClass().add("form-box");
        preview.addListener((_, _, said) -> show(said));
        show(preview.get());
    }

    VBox node() {
        return box;
    }

    private void show(IssuePreview preview) {
        box.getChildren().clear();
        switch (preview) {
            case IssuePreview.Nothing _ ->
                    box.getChildren().add(FormGrid.hint(Messages.text("issue.preview.nothing")));
            case IssuePreview.Ready ready -> show(ready.certificate());
            case IssuePreview.Refused refused -> show(refused.problems());
        }
    }

    private void show(List<Problem> problems) {
        box.getChildren()
                .add(ProblemLines.of("issue-form-refused", new SimpleObjectProperty<>(problems)));
    }

    private void show(EnrollmentPreview certificate) {
        String names =
                certificate.names().stream()
                        .map(GeneralName::text)
                        .collect(Collectors.joining("  "));
        Duration left = Duration.between(clock.instant(), certificate.validity().notAfter());
        box.getChildren()
                .addAll(
                        line(Messages.text("issue.preview.subject", certificate.subject())),
                        line(Messages.text("issue.preview.names", names)),
                        line(
                                Messages.text(
                                        "issue.preview.until",
                                        certificate
                                                .validity()
                                                .notAfter()
                                                .atOffset(ZoneOffset.UTC)
                                                .toLocalDate()
                                                .toString(),
                                        left.toDays())));
        certificate.notices().forEach(notice -> box.getChildren().add(FormGrid.hint(notice)));
    }

    private static Label line(String text) {
        Label line = new Label(text);
        line.setWrapText(true);
        return line;
    }
}
