package org.lockward.pki.gui.fleet;

import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.inventory.NodeRecord;

import java.time.Instant;

/// What a node's certificate is worth, as an icon, a word and a colour; the word alone says it all.
enum Standing {
    VALID("valid", "mdoal-check_circle"),
    EXPIRING("expiring", "mdomz-schedule"),
    EXPIRED("expired", "mdoal-event_busy"),
    REVOKED("revoked", "mdoal-block");

    private final String text;
    private final String icon;

    Standing(String text, String icon) {
        this.text = text;
        this.icon = icon;
    }

    /// As of `now`, which may be later than the reading.
    static Standing of(NodeRecord node, Instant now) {
        return switch (node.state(now)) {
            case REVOKED -> REVOKED;
            case EXPIRED -> EXPIRED;
            case ACTIVE -> {
                boolean soon = !node.validity().notAfter().isAfter(now.plus(FleetFilter.SOON));
                yield soon ? EXPIRING : VALID;
            }
        };
    }

    String word() {
        return Messages.text("fleet.standing." + text);
    }

    String icon() {
        return icon;
    }

    String styleClass() {
        return "standing-" + text;
    }
}
