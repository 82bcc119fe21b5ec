package org.lockward.pki.gui.progress;

import javafx.beans.binding.Bindings;
import javafx.collections.FXCollections;
import javafx.collections.transformation.FilteredList;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.CheckBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.ProgressBar;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.act.Act;
import org.lockward.pki.gui.i18n.Messages;

import java.util.List;
import java.util.Objects;
import java.util.function.Consumer;

/// Shows a batch: how far it is, its rows, and what can be done about those that failed. Only the
/// rows in sight exist on the screen.
public final class BatchView {

    private static final double WIDTH = 860;
    private static final double HEIGHT = 440;
    private static final double FEW_ROWS = 180;
    private static final double ROW = 42;

    private final Batch batch;
    private final FilteredList<BatchRow> rows;
    private final ListView<BatchRow> list;
    private final CheckBox failedOnly = new CheckBox(Messages.text("progress.failed-only"));
    private final Button retry = button("batch-retry", "mdomz-replay", "");
    private final Button cancel =
            button("batch-cancel", "mdoal-block", Messages.text("progress.cancel"));
    private final Button copy =
            button("batch-copy", "mdoal-content_copy", Messages.text("progress.copy"));
    private final VBox root;

    /// @param copying puts acts on the clipboard, as commands
    public BatchView(Batch batch, Consumer<List<Act>> copying) {
        this.batch = batch;
        this.rows = new FilteredList<>(FXCollections.observableList(batch.rows()));
        this.list = new ListView<>(rows);
        this.root = new VBox(12, head(), list, buttons());
        root.setPrefSize(WIDTH, Math.min(HEIGHT, FEW_ROWS + batch.rows().size() * ROW));
        retry.setOnAction(_ -> retry());
        cancel.setOnAction(_ -> batch.cancel());
        cancel.setTooltip(new Tooltip(Messages.text("progress.cancel.hint")));
        copy.setOnAction(_ -> copying.accept(batch.remaining()));
        copy.setTooltip(new Tooltip(Messages.text("progress.copy.hint")));
        failedOnly.selectedProperty().addListener((_, _, _) -> filter());
        arrange();
    }

    public Region node() {
        return root;
    }

    /// Where the focus goes.
    public Region focus() {
        return list;
    }

    private void arrange() {
        root.getStylesheets()
                .add(
                        Objects.requireNonNull(BatchView.class.getResource("progress.css"))
                                .toExternalForm());
        root.setId("batch");
        list.setId("batch-rows");
        list.getStyleClass().add("batch-rows");
        list.setCellFactory(_ -> new RowCell());
        VBox.setVgrow(list, Priority.ALWAYS);
        failedOnly.setId("batch-failed-only");
        batch.counts().addListener((_, _, counts) -> show(counts));
        retry.disableProperty().bind(batch.running());
        show(batch.counts().get());
    }

    private VBox head() {
        Label counts = new Label();
        counts.setId("batch-counts");
        counts.textProperty()
                .bind(
                        Bindings.createStringBinding(
                                () -> CountsText.of(batch.counts().get()), batch.counts()));
        ProgressBar bar = new ProgressBar();
        bar.setMaxWidth(Double.MAX_VALUE);
        bar.progressProperty()
                .bind(
                        Bindings.createDoubleBinding(
                                () -> batch.counts().get().fraction(), batch.counts()));
        return new VBox(6, counts, bar);
    }

    private HBox buttons() {
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        HBox buttons = new HBox(8, failedOnly, gap, copy, cancel, retry);
        buttons.setAlignment(Pos.CENTER_LEFT);
        return buttons;
    }

    private void show(Counts counts) {
        retry.setText(Messages.text("progress.retry", counts.failed()));
        boolean failed = counts.failed() > 0;
        visible(cancel, counts.waiting() > 0 && batch.running().get());
        visible(retry, failed);
        visible(copy, failed || counts.cancelled() > 0);
        visible(failedOnly, failed && counts.all() > 1);
        if (failedOnly.isSelected()) {
            filter();
        }
    }

    private static void visible(Region node, boolean shown) {
        node.setVisible(shown);
        node.setManaged(shown);
    }

    private void filter() {
        rows.setPredicate(
                failedOnly.isSelected()
                        ? row -> row.standing().get().state() == RowState.FAILED
                        : _ -> true);
    }

    private void retry() {
        failedOnly.setSelected(false);
        batch.retryFailed();
        list.requestFocus();
    }

    private static Button button(String id, String icon, String text) {
        Button button = new Button(text, new FontIcon(icon));
        button.setId(id);
        return button;
    }
}
