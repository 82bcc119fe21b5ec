package org.lockward.lock.client;

import org.lockward.lock.wire.Reply;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Who holds and who waits, at one moment.
///
/// @param held how many locks are held in all; the list may be shorter
/// @param awaited how many are waited for in all
public record Standing(long held, List<Holder> holders, long awaited, List<Waiter> waiters) {

    public Standing {
        holders = List.copyOf(holders);
        waiters = List.copyOf(waiters);
    }

    /// Who it is.
    ///
    /// @param owner the node ID that the certificate proves, else the daemon's name of the session
    /// @param claimed the ID that the peer claims; may be empty
    public record Party(String owner, String claimed, String address) {}

    /// What of a resource: its mode, how many units, which element.
    public record Share(String mode, long quantity, Optional<String> element) {}

    /// One lock that is held.
    public record Holder(String name, Share share, long token, Party party, Duration age) {
        public String mode() {
            return share.mode();
        }
    }

    /// One lock that is waited for; position 1 is the next.
    ///
    /// @param converting whether it is held already, in a weaker mode
    public record Waiter(
            String name,
            Share share,
            long position,
            boolean converting,
            Party party,
            Duration age) {
        public String mode() {
            return share.mode();
        }
    }

    static Standing of(Reply locks, Reply waiters) {
        List<Holder> holders = new ArrayList<>();
        for (Reply.Fields row : rows(locks)) {
            holders.add(
                    new Holder(
                            text(row, "name"),
                            share(row),
                            number(row, "token"),
                            party(row),
                            age(row)));
        }
        List<Waiter> waiting = new ArrayList<>();
        for (Reply.Fields row : rows(waiters)) {
            waiting.add(
                    new Waiter(
                            text(row, "name"),
                            share(row),
                            number(row, "position"),
                            row.number("converting").orElse(0L) == 1,
                            party(row),
                            age(row)));
        }
        return new Standing(total(locks), holders, total(waiters), waiting);
    }

    private static List<Reply.Fields> rows(Reply page) {
        if (page instanceof Reply.Fields fields
                && fields.values().get("rows") instanceof Reply.Array(List<Reply> rows)) {
            return rows.stream().map(row -> Failures.expect(Reply.Fields.class, row)).toList();
        }
        throw Failures.unasked(page);
    }

    private static long total(Reply page) {
        return page instanceof Reply.Fields fields ? number(fields, "total") : 0;
    }

    private static Share share(Reply.Fields row) {
        return new Share(text(row, "mode"), row.number("quantity").orElse(1L), row.text("element"));
    }

    private static Party party(Reply.Fields row) {
        return new Party(text(row, "owner"), text(row, "claimed"), text(row, "address"));
    }

    private static Duration age(Reply.Fields row) {
        return Duration.ofMillis(number(row, "age_ms"));
    }

    private static String text(Reply.Fields row, String name) {
        return row.text(name).orElseThrow(() -> Failures.unasked(row));
    }

    private static long number(Reply.Fields row, String name) {
        return row.number(name).orElseThrow(() -> Failures.unasked(row));
    }
}
