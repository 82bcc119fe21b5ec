package org.lockward.pki.gui.fleet;

import javafx.beans.property.IntegerProperty;
import javafx.beans.property.SimpleIntegerProperty;
import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;

import org.lockward.pki.gui.fleet.ExpiryWeeks.Week;
import org.lockward.pki.gui.fleet.Facet.Window;
import org.lockward.pki.gui.i18n.Messages;

/// What expires when: a bar a week; a click on one, or Enter, narrows the list to it.
///
/// One stop for Tab; the arrows walk through the weeks, and the line above tells of the week that
/// the arrows or the mouse are at.
final class ExpiryTimeline extends BorderPane {

    private static final PseudoClass FILTERED = PseudoClass.getPseudoClass("filtered");

    private final FleetViewModel fleet;
    private final Label told = new Label();
    private final TimelineBars bars;
    private final IntegerProperty current = new SimpleIntegerProperty(0);

    ExpiryTimeline(FleetViewModel fleet) {
        this.fleet = fleet;
        this.bars = new TimelineBars(this::point, this::toggle);
        getStyleClass().add("timeline");
        bars.setId("fleet-timeline");
        bars.setFocusTraversable(true);
        bars.setOnKeyPressed(this::pressed);
        told.setId("fleet-timeline-week");
        told.getStyleClass().add("timeline-told");
        setTop(heading());
        setCenter(bars);
        fleet.weeks().subscribe(this::draw);
        fleet.filter().subscribe(_ -> mark());
        bars.focusedProperty().subscribe(_ -> mark());
        current.subscribe(_ -> mark());
    }

    private HBox heading() {
        Label title = new Label(Messages.text("fleet.timeline.title"));
        title.getStyleClass().add("timeline-title");
        Region gap = new Region();
        HBox.setHgrow(gap, Priority.ALWAYS);
        return new HBox(title, gap, told);
    }

    private void draw(ExpiryWeeks weeks) {
        bars.draw(weeks, fleet.clock().instant().plus(FleetFilter.SOON));
        mark();
    }

    /// The mouse is at this week, or at none with -1.
    private void point(int week) {
        current.set(week >= 0 ? week : Math.max(0, filtered()));
        mark();
    }

    private void toggle(int week) {
        bars.requestFocus();
        current.set(week);
        fleet.toggle(new Window(weeks().weeks().get(week).window()));
    }

    private void pressed(KeyEvent event) {
        int last = weeks().weeks().size() - 1;
        if (last < 0) {
            return;
        }
        switch (event.getCode()) {
            case LEFT -> current.set(Math.max(0, current.get() - 1));
            case RIGHT -> current.set(Math.min(last, current.get() + 1));
            case HOME -> current.set(0);
            case END -> current.set(last);
            case ENTER, SPACE -> toggle(Math.max(0, current.get()));
            default -> {
                return;
            }
        }
        event.consume();
    }

    private ExpiryWeeks weeks() {
        return fleet.weeks().get();
    }

    /// The week that the list is narrowed to, or -1.
    private int filtered() {
        return fleet.filter().get().facet().map(this::week).orElse(-1);
    }

    private int week(Facet facet) {
        for (int i = 0; i < weeks().weeks().size(); i++) {
            if (new Window(weeks().weeks().get(i).window()).equals(facet)) {
                return i;
            }
        }
        return -1;
    }

    private void mark() {
        boolean pointing = bars.isFocused() || bars.isHover();
        int at = pointing ? Math.min(current.get(), weeks().weeks().size() - 1) : filtered();
        bars.mark(filtered(), pointing ? at : -1);
        bars.pseudoClassStateChanged(FILTERED, filtered() >= 0);
        String tells = at >= 0 ? tell(weeks().weeks().get(at)) : tellAll();
        told.setText(tells);
        bars.setAccessibleText(Messages.text("fleet.timeline.accessible", tells));
    }

    private static String tell(Week week) {
        return Messages.text("fleet.timeline.week", FleetTexts.days(week.window()), week.count());
    }

    private String tellAll() {
        return weeks().later() > 0 ? Messages.text("fleet.timeline.later", weeks().later()) : "";
    }
}
