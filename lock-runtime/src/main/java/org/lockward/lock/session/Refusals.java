package org.lockward.lock.session;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.Holding;
import org.lockward.lock.table.Refusal;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.Reply;

import java.util.List;

/// What a refusal of the table is called on the wire.
final class Refusals {

    private Refusals() {}

    static Reply.Failure of(Refusal refusal, ResourceName name, Sessions all) {
        return switch (refusal) {
            case Refusal.Busy busy -> new Reply.Failure(ErrorWord.BUSY, inTheWay(name, all));
            case Refusal.CannotWait cannot ->
                    new Reply.Failure(
                            ErrorWord.ABSENT,
                            "nobody has created " + name.text() + ", and CREATE no does not");
            case Refusal.Impossible(String text) -> new Reply.Failure(ErrorWord.IMPOSSIBLE, text);
            case Refusal.Deadlock(List<String> cycle) ->
                    new Reply.Failure(ErrorWord.DEADLOCK, String.join("; ", cycle));
            case Refusal.Quota(String text, int limit) -> new Reply.Failure(ErrorWord.QUOTA, text);
            case Refusal.Mode(LockMode held, long token) ->
                    new Reply.Failure(ErrorWord.IMPOSSIBLE, convert(name, held, token));
            case Refusal.NotHeld notHeld ->
                    new Reply.Failure(
                            ErrorWord.NOTHELD,
                            "this session does not hold " + name.text() + " with that token");
            case Refusal.AlreadyWaiting already ->
                    new Reply.Failure(
                            ErrorWord.UNSUPPORTED,
                            "this session waits for " + name.text() + " already");
            case Refusal.Unavailable(String text) -> new Reply.Failure(ErrorWord.ERR, text);
        };
    }

    static Reply.Failure notHeld(ResourceName name, long token) {
        return new Reply.Failure(
                ErrorWord.NOTHELD,
                "this session does not hold " + name.text() + " with token " + token);
    }

    static Reply.Failure timedOut(ResourceName name, Sessions all) {
        return new Reply.Failure(
                ErrorWord.TIMEOUT,
                "the wait for " + name.text() + " is over; " + inTheWay(name, all));
    }

    /// Who holds it, and who waits before whoever comes now.
    private static String inTheWay(ResourceName name, Sessions all) {
        List<Holding> holders = all.table.holders(name, 1);
        boolean awaited = !all.table.waiters(name, 1).isEmpty();
        String others = awaited ? ", and others wait for it" : "";
        if (!holders.isEmpty()) {
            Holding first = holders.getFirst();
            return "%s is held by %s in mode %s for %d ms%s"
                    .formatted(
                            name.text(),
                            first.owner().name(),
                            first.mode(),
                            all.millisSince(first.sinceNanos()),
                            others);
        }
        return awaited ? name.text() + " is waited for by others" : unheld(name);
    }

    /// Why a resource that nobody holds and nobody waits for is not to be had.
    private static String unheld(ResourceName name) {
        return switch (name.type()) {
            case HIERARCHICAL -> "what is held above or below " + name.text() + " is in the way";
            case TIMESTAMP -> "the next time of " + name.text() + " has not come yet";
            case SIMPLE, NUMERIC, SET, SEQUENCE -> "nobody has created " + name.text();
        };
    }

    private static String convert(ResourceName name, LockMode held, long token) {
        return "this session holds %s in mode %s; for another: CONVERT %s %d MODE"
                .formatted(name.text(), held, name.text(), token);
    }
}
