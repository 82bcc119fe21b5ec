package org.lockward.lock.server;

import org.lockward.lock.tls.CrlFacts;
import org.lockward.lock.tls.LiveMaterial;

import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Says in the log when a revocation list grows old, before it is so old that it keeps everybody
/// out: when the daemon starts, when it happens, and then once a day. For one thread.
final class CrlWatch implements Runnable {

    private static final Duration AGAIN = Duration.ofDays(1);

    private final LiveMaterial material;
    private final EventLog log;
    private final InstantSource clock;

    /// When each thing was said last.
    private Map<String, Instant> said = new HashMap<>();

    CrlWatch(LiveMaterial material, EventLog log) {
        this.material = material;
        this.log = log;
        this.clock = log.clock();
    }

    @Override
    public void run() {
        Instant now = clock.instant();
        Map<String, Instant> current = new HashMap<>();
        List<CrlFacts> lists = material.server().material().lists();
        lists.stream().filter(list -> list.aging(now)).forEach(list -> say(list, now, current));
        for (String issuer : material.server().material().withoutList()) {
            if (due("missing " + issuer, now, current)) {
                log.event("warning")
                        .with("detail", "there is no revocation list of " + issuer)
                        .with("why", "nobody knows which of its certificates are revoked")
                        .write();
            }
        }
        said = current;
    }

    private void say(CrlFacts list, Instant now, Map<String, Instant> current) {
        boolean over = list.left(now).isNegative();
        if (due((over ? "over " : "aging ") + list, now, current)) {
            log.event("warning")
                    .with("detail", over ? "a revocation list is outdated" : "no newer list yet")
                    .with("crl_issuer", list.issuer())
                    .with("crl_number", list.number())
                    .with("next_update", list.nextUpdate())
                    .with("seconds_left", list.left(now).toSeconds())
                    .write();
        }
    }

    private boolean due(String what, Instant now, Map<String, Instant> current) {
        Instant last = said.get(what);
        boolean due = last == null || !now.isBefore(last.plus(AGAIN));
        current.put(what, due ? now : last);
        return due;
    }
}
