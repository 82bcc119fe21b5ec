package org.lockward.pki.gui.authority;

import org.lockward.pki.authority.CaDescription;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.theme.Tone;
import org.lockward.pki.inventory.CrlPublication;

import java.time.Instant;
import java.util.Locale;

/// How the published CRL stands, the worst that holds.
enum CrlStanding {
    /// Its end has passed: daemons let nobody in.
    OUTDATED(Tone.DANGER, "mdoal-error_outline"),
    /// Something was revoked that it does not show.
    PENDING(Tone.DANGER, "mdoal-error_outline"),
    /// Half of its life is over.
    AGING(Tone.WARNING, "mdomz-schedule"),
    CURRENT(Tone.SUCCESS, "mdoal-check_circle");

    private final Tone tone;
    private final String icon;

    CrlStanding(Tone tone, String icon) {
        this.tone = tone;
        this.icon = icon;
    }

    static CrlStanding of(CaDescription ca, boolean aging, Instant now) {
        if (ca.crl().map(CrlPublication::nextUpdate).filter(now::isBefore).isEmpty()) {
            return OUTDATED;
        }
        if (ca.crlPending()) {
            return PENDING;
        }
        return aging ? AGING : CURRENT;
    }

    Tone tone() {
        return tone;
    }

    String icon() {
        return icon;
    }

    /// What it is called.
    String word() {
        return Messages.text("authority.crl.word." + name().toLowerCase(Locale.ROOT));
    }

    /// What it means, in a sentence.
    String meaning() {
        return Messages.text("authority.crl.meaning." + name().toLowerCase(Locale.ROOT));
    }
}
