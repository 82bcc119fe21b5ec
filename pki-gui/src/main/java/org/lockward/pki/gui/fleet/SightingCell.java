package org.lockward.pki.gui.fleet;

import javafx.scene.control.TableCell;
import javafx.scene.control.Tooltip;

import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.inventory.NodeRecord;

import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;

/// What was deployed or served: its serial number, with a mark when it is not the expected one.
final class SightingCell extends TableCell<FleetRow, FleetRow> {

    private final Function<NodeRecord, Mark> mark;
    private final FontIcon icon = new FontIcon("mdomz-warning");
    private final Tooltip sentence = new Tooltip();
    private Optional<Mark.Kind> marked = Optional.empty();

    SightingCell(Function<NodeRecord, Mark> mark) {
        this.mark = mark;
        getStyleClass().addAll("mono", "sighting");
    }

    @Override
    protected void updateItem(FleetRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText("");
            setGraphic(null);
            setTooltip(null);
            return;
        }
        Mark shown = mark.apply(row.node());
        mark(shown.kind());
        setText(shown.text());
        setGraphic(calls(shown.kind()) ? icon : null);
        sentence.setText(shown.sentence());
        setTooltip(sentence);
        setAccessibleText(shown.sentence());
    }

    /// Touches only what changes: a style class that goes and comes costs a pass of CSS.
    private void mark(Mark.Kind kind) {
        if (!marked.equals(Optional.of(kind))) {
            marked.map(SightingCell::styleClass).ifPresent(getStyleClass()::remove);
            getStyleClass().add(styleClass(kind));
            marked = Optional.of(kind);
        }
    }

    private static boolean calls(Mark.Kind kind) {
        return kind == Mark.Kind.MISSING || kind == Mark.Kind.DIFFERENT;
    }

    private static String styleClass(Mark.Kind kind) {
        return "mark-" + kind.name().toLowerCase(Locale.ROOT);
    }
}
