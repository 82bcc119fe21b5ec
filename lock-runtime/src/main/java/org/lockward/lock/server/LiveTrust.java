package org.lockward.lock.server;

import org.lockward.lock.session.Trust;
import org.lockward.lock.tls.CrlFacts;
import org.lockward.lock.tls.LiveMaterial;

import java.time.Instant;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What INFO says of the key exchange and of the revocation lists in force. For all threads.
record LiveTrust(LiveMaterial material, InstantSource clock) implements Trust {

    @Override
    public Map<String, String> facts() {
        Map<String, String> facts = new LinkedHashMap<>();
        Instant now = clock.instant();
        List<CrlFacts> lists = material.server().material().lists();
        facts.put("key_exchange", String.join(",", material.server().engine().keyExchange()));
        facts.put("crls", "" + lists.size());
        for (int i = 0; i < lists.size(); i++) {
            facts.put("crl" + i, text(lists.get(i), now));
        }
        return facts;
    }

    private static String text(CrlFacts list, Instant now) {
        return "number=%s,this_update=%s,next_update=%s,seconds_left=%d,issuer=%s"
                .formatted(
                        list.number(),
                        list.thisUpdate(),
                        list.nextUpdate(),
                        list.left(now).toSeconds(),
                        list.issuer());
    }
}
