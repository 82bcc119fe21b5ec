package org.lockward.lock.session;

import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.Outcome;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.Reply;

/// What a refusal of the table is called on the wire.
final class Refusals {

    private Refusals() {}

    static Reply.Failure of(Outcome.Reason reason, ResourceName name, Sessions all) {
        return switch (reason) {
            case BUSY -> new Reply.Failure(ErrorWord.BUSY, busy(name, all));
            case ALREADY_CLAIMED ->
                    new Reply.Failure(
                            ErrorWord.UNSUPPORTED,
                            "this session holds or awaits "
                                    + name.text()
                                    + " already; a session claims a name once");
            case LOCKS_PER_SESSION ->
                    quota("a session holds and awaits", all.limits.locksPerSession(), "locks");
            case WAITS_PER_SESSION ->
                    quota("a session awaits", all.limits.waitsPerSession(), "locks");
            case NAMES -> quota("the daemon has", all.limits.names(), "names");
        };
    }

    private static String busy(ResourceName name, Sessions all) {
        return all.table
                .holder(name)
                .map(h -> name.text() + " is held by " + h.owner().name() + " in mode " + h.mode())
                .orElse(name.text() + " is waited for by others");
    }

    private static Reply.Failure quota(String who, int limit, String what) {
        return new Reply.Failure(ErrorWord.QUOTA, who + " at most " + limit + " " + what);
    }
}
