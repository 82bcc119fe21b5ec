package org.lockward.lock.session;

import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.LifeRequest;

/// Takes a lock of the run before back, for one session.
record Reclaiming(Sessions all, Session session) {

    static boolean isPossible(ResourceName name) {
        return !name.text().isEmpty();
    }

    void reclaim(LifeRequest.Reclaim request, long nowNanos) {
        session.fail(ErrorWord.LOST, "the daemon gives nothing back now" + nowNanos + request);
    }
}
