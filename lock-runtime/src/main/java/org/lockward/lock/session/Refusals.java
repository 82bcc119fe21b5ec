package org.lockward.lock.session;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.Refusal;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.Reply;

import java.util.List;

/// What a refusal of the table is called on the wire.
final class Refusals {

    private Refusals() {}

    static Reply.Failure of(Refusal refusal, ResourceName name, Sessions all) {
        return switch (refusal) {
            case Refusal.Busy busy -> new Reply.Failure(ErrorWord.BUSY, busy(name, all));
            case Refusal.CannotWait cannot ->
                    new Reply.Failure(ErrorWord.BUSY, name.text() + " has not been created");
            case Refusal.Impossible(String text) -> new Reply.Failure(ErrorWord.UNSUPPORTED, text);
            case Refusal.Deadlock(List<String> cycle) ->
                    new Reply.Failure(ErrorWord.UNSUPPORTED, String.join("; ", cycle));
            case Refusal.Quota(String text, int limit) -> new Reply.Failure(ErrorWord.QUOTA, text);
            case Refusal.Mode(LockMode held, long token) ->
                    new Reply.Failure(
                            ErrorWord.UNSUPPORTED,
                            "this session holds " + name.text() + " in mode " + held);
            case Refusal.NotHeld notHeld ->
                    new Reply.Failure(
                            ErrorWord.NOTHELD, "this session does not hold " + name.text());
            case Refusal.AlreadyWaiting already ->
                    new Reply.Failure(
                            ErrorWord.UNSUPPORTED,
                            "this session holds or awaits "
                                    + name.text()
                                    + " already; a session claims a name once");
            case Refusal.Unavailable(String text) -> new Reply.Failure(ErrorWord.UNSUPPORTED, text);
        };
    }

    private static String busy(ResourceName name, Sessions all) {
        return all.table.holders(name, 1).stream()
                .findFirst()
                .map(h -> name.text() + " is held by " + h.owner().name() + " in mode " + h.mode())
                .orElse(name.text() + " is waited for by others");
    }
}
