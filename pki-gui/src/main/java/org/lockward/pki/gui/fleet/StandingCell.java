package org.lockward.pki.gui.fleet;

import javafx.scene.control.TableCell;

import org.kordamp.ikonli.javafx.FontIcon;

import java.time.InstantSource;
import java.util.Optional;

/// The state of a certificate: icon and word.
final class StandingCell extends TableCell<FleetRow, FleetRow> {

    private final InstantSource clock;
    private final FontIcon icon = new FontIcon();
    private Optional<Standing> shown = Optional.empty();

    StandingCell(InstantSource clock) {
        this.clock = clock;
        getStyleClass().add("standing");
    }

    /// Touches only what changes: a style class that goes and comes costs a pass of CSS.
    @Override
    protected void updateItem(FleetRow row, boolean empty) {
        super.updateItem(row, empty);
        if (empty || row == null) {
            setText("");
            setGraphic(null);
            return;
        }
        Standing standing = Standing.of(row.node(), clock.instant());
        if (!Optional.of(standing).equals(shown)) {
            shown.map(Standing::styleClass).ifPresent(getStyleClass()::remove);
            getStyleClass().add(standing.styleClass());
            icon.setIconLiteral(standing.icon());
            shown = Optional.of(standing);
        }
        setText(standing.word());
        setGraphic(icon);
    }
}
