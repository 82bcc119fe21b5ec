package org.lockward.pki.gui.fleet;

import javafx.css.PseudoClass;
import javafx.scene.control.Label;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;

import org.lockward.pki.gui.fleet.ExpiryWeeks.Week;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.IntConsumer;

/// The bars of the timeline with the months below them; draws, and says which one the mouse is at.
/// Which are marked, others decide.
final class TimelineBars extends Pane {

    private static final PseudoClass SOON = PseudoClass.getPseudoClass("soon");
    private static final PseudoClass MARKED = PseudoClass.getPseudoClass("marked");
    private static final PseudoClass CURRENT = PseudoClass.getPseudoClass("current");

    private static final DateTimeFormatter MONTH =
            DateTimeFormatter.ofPattern("LLL", Locale.ENGLISH);
    private static final DateTimeFormatter JANUARY =
            DateTimeFormatter.ofPattern("LLL uuuu", Locale.ENGLISH);

    private static final double MONTHS_HEIGHT = 16;
    private static final double GAP = 2;
    private static final double LEAST_BAR = 3;
    private static final double LEAST_MONTH = 44;

    private final IntConsumer clicked;
    private ExpiryWeeks weeks = ExpiryWeeks.NONE;
    private final List<Region> bars = new ArrayList<>();
    private final List<Month> months = new ArrayList<>();

    /// Where a month begins.
    private record Month(int week, Label label) {}

    /// @param pointed is told of the week that the mouse is at, -1 when it left
    TimelineBars(IntConsumer pointed, IntConsumer clicked) {
        this.clicked = clicked;
        getStyleClass().add("timeline-bars");
        setOnMouseMoved(event -> pointed.accept(at(event)));
        setOnMouseExited(_ -> pointed.accept(-1));
        setOnMouseClicked(this::click);
    }

    private void click(MouseEvent event) {
        if (event.getButton() == MouseButton.PRIMARY && at(event) >= 0) {
            clicked.accept(at(event));
        }
    }

    /// Anywhere above a bar counts as on it: also a week with a low bar is easy to hit.
    private int at(MouseEvent event) {
        int week = (int) ((event.getX() - snappedLeftInset()) / step());
        return week >= 0 && week < weeks.weeks().size() ? week : -1;
    }

    private double step() {
        double width = getWidth() - snappedLeftInset() - snappedRightInset();
        return width / Math.max(1, weeks.weeks().size());
    }

    /// @param soon until when a bar has the colour of what is urgent
    void draw(ExpiryWeeks next, Instant soon) {
        boolean sameWeeks = windows(next).equals(windows(weeks));
        weeks = next;
        if (!sameWeeks) {
            rebuild();
        }
        for (int i = 0; i < bars.size(); i++) {
            boolean urgent = weeks.weeks().get(i).window().from().isBefore(soon);
            bars.get(i).pseudoClassStateChanged(SOON, urgent);
        }
        requestLayout();
    }

    private static List<Object> windows(ExpiryWeeks weeks) {
        return weeks.weeks().stream().<Object>map(Week::window).toList();
    }

    private void rebuild() {
        bars.clear();
        months.clear();
        int month = 0;
        for (int i = 0; i < weeks.weeks().size(); i++) {
            Region bar = new Region();
            bar.getStyleClass().add("timeline-bar");
            bar.setMouseTransparent(true);
            bars.add(bar);
            LocalDate first = date(weeks.weeks().get(i));
            if (first.getMonthValue() != month) {
                month = first.getMonthValue();
                months.add(new Month(i, label(first)));
            }
        }
        getChildren().setAll(bars);
        months.forEach(begin -> getChildren().add(begin.label()));
    }

    private static LocalDate date(Week week) {
        return week.window().from().atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static Label label(LocalDate date) {
        Label label = new Label((date.getMonthValue() == 1 ? JANUARY : MONTH).format(date));
        label.getStyleClass().add("timeline-month");
        label.setMouseTransparent(true);
        return label;
    }

    /// @param marked the week that the list is narrowed to, or -1
    /// @param current the week that the keys are at, or -1
    void mark(int marked, int current) {
        for (int i = 0; i < bars.size(); i++) {
            bars.get(i).pseudoClassStateChanged(MARKED, i == marked);
            bars.get(i).pseudoClassStateChanged(CURRENT, i == current);
        }
    }

    @Override
    protected void layoutChildren() {
        double step = step();
        double left = snappedLeftInset();
        double base = getHeight() - snappedBottomInset() - MONTHS_HEIGHT;
        double room = base - snappedTopInset();
        for (int i = 0; i < bars.size(); i++) {
            double height = height(weeks.weeks().get(i).count(), room);
            double x = snapPositionX(left + i * step);
            double width = snapPositionX(left + (i + 1) * step) - x - GAP;
            bars.get(i).resizeRelocate(x, base - height, Math.max(1, width), height);
        }
        layoutMonths(left, step, base);
    }

    private double height(int count, double room) {
        return count == 0 ? 1 : Math.max(LEAST_BAR, snapSizeY(room * count / weeks.peak()));
    }

    /// Leaves out a month that would run into its neighbour.
    private void layoutMonths(double left, double step, double base) {
        double free = 0;
        for (Month month : months) {
            double x = left + month.week() * step;
            month.label().setVisible(x >= free && x + LEAST_MONTH <= getWidth());
            month.label().autosize();
            month.label().relocate(snapPositionX(x), base + 2);
            if (month.label().isVisible()) {
                free = x + LEAST_MONTH;
            }
        }
    }
}
