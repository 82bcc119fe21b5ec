package org.lockward.pki.gui.fleet;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.inventory.ExpiryWindow;
import org.lockward.pki.inventory.NodeRecord;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/// Values of the inventory as people read them; times are UTC, as on the command line. Any thread
/// may call it.
final class FleetTexts {

    private static final int SHORT_SERIAL = 8;
    private static final DateTimeFormatter DAY = formatter("uuuu-MM-dd");
    private static final DateTimeFormatter MINUTE = formatter("uuuu-MM-dd HH:mm");

    private FleetTexts() {}

    private static DateTimeFormatter formatter(String pattern) {
        return DateTimeFormatter.ofPattern(pattern).withZone(ZoneOffset.UTC);
    }

    /// `2026-12-21`.
    static String day(Instant time) {
        return DAY.format(time);
    }

    /// `2026-12-21 09:30`.
    static String minute(Instant time) {
        return MINUTE.format(time);
    }

    /// The days of a window, both ends included: `2026-12-21 to 2026-12-27`.
    static String days(ExpiryWindow window) {
        return Messages.text("fleet.window", day(window.from()), day(window.to().minusSeconds(1)));
    }

    /// How long a certificate lasts still, or how long ago it ended.
    static String days(NodeRecord node, Instant now) {
        long days = node.daysLeft(now);
        if (days == 0) {
            return Messages.text("fleet.days.today");
        }
        return days > 0
                ? Messages.text("fleet.days.left", days)
                : Messages.text("fleet.days.past", -days);
    }

    /// The first eight digits, as the command line shortens it: enough to see whether two are the
    /// same.
    static String shortened(SerialNumber serial) {
        return serial.hex().substring(0, Math.min(SHORT_SERIAL, serial.hex().length()));
    }
}
