package org.lockward.pki.gui.activity;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.jspecify.annotations.Nullable;
import org.kordamp.ikonli.javafx.FontIcon;
import org.lockward.pki.audit.AuditEntry;
import org.lockward.pki.gui.i18n.Times;

/// One entry of the record as a line: what, when, who.
final class EntryCell extends ListCell<AuditEntry> {

    /// So many lines before the last one, more is read.
    private static final int AHEAD = 30;

    private static final PseudoClass BAD = PseudoClass.getPseudoClass("bad");

    private final Runnable more;
    private final FontIcon icon = new FontIcon();
    private final Label sentence = new Label();
    private final Label by = new Label();
    private final Label at = new Label();
    private final HBox line;

    /// @param more reads further back
    EntryCell(Runnable more) {
        this.more = more;
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        by.getStyleClass().add("entry-by");
        at.getStyleClass().add("entry-at");
        by.setMinWidth(Region.USE_PREF_SIZE);
        at.setMinWidth(Region.USE_PREF_SIZE);
        line = new HBox(icon, sentence, gap, by, at);
        line.getStyleClass().add("entry");
        // The sentence shortens, not the list.
        setPrefWidth(0);
    }

    @Override
    protected void updateItem(@Nullable AuditEntry entry, boolean empty) {
        super.updateItem(entry, empty);
        if (entry == null || empty) {
            setGraphic(null);
            pseudoClassStateChanged(BAD, false);
            return;
        }
        icon.setIconLiteral(EntryWords.icon(entry));
        sentence.setText(EntryWords.sentence(entry));
        by.setText(EntryWords.by(entry));
        at.setText(Times.second(entry.at()));
        pseudoClassStateChanged(BAD, EntryWords.bad(entry));
        setGraphic(line);
        if (getIndex() >= getListView().getItems().size() - AHEAD) {
            more.run();
        }
    }
}
