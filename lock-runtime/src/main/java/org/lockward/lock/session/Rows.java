package org.lockward.lock.session;

import org.lockward.lock.table.Holding;
import org.lockward.lock.table.Owner;
import org.lockward.lock.table.Waiting;
import org.lockward.lock.wire.Reply;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table as replies: who holds, who waits.
final class Rows {

    private Rows() {}

    static Reply locks(Sessions all, int count, long nowNanos) {
        List<Reply> rows = new ArrayList<>();
        for (Holding h : all.table.holders(count)) {
            Map<String, Reply> row = row(all, h.owner());
            row.put("name", new Reply.Text(h.name().text()));
            row.put("mode", new Reply.Text(h.mode().name()));
            row.put("token", new Reply.Int(h.token()));
            row.put("age_ms", millis(nowNanos - h.sinceNanos()));
            rows.add(new Reply.Fields(row));
        }
        return page(all.table.held(), rows);
    }

    static Reply waiters(Sessions all, int count, long nowNanos) {
        List<Reply> rows = new ArrayList<>();
        for (Waiting w : all.table.waiters(count)) {
            Map<String, Reply> row = row(all, w.owner());
            row.put("name", new Reply.Text(w.name().text()));
            row.put("mode", new Reply.Text(w.mode().name()));
            row.put("position", new Reply.Int(w.position()));
            row.put("age_ms", millis(nowNanos - w.sinceNanos()));
            rows.add(new Reply.Fields(row));
        }
        return page(all.table.waiting(), rows);
    }

    private static Reply page(int total, List<Reply> rows) {
        Map<String, Reply> page = new LinkedHashMap<>();
        page.put("total", new Reply.Int(total));
        page.put("rows", new Reply.Array(rows));
        return new Reply.Fields(page);
    }

    /// The part about who it is.
    private static Map<String, Reply> row(Sessions all, Owner owner) {
        Optional<Session> session = all.session(owner.session());
        Map<String, Reply> row = new LinkedHashMap<>();
        row.put("owner", new Reply.Text(owner.name()));
        row.put("session", new Reply.Int(owner.session()));
        row.put("address", new Reply.Text(session.map(Session::address).orElse("")));
        row.put("claimed", new Reply.Text(session.flatMap(Session::claimed).orElse("")));
        return row;
    }

    private static Reply millis(long nanos) {
        return new Reply.Int(Math.max(0, nanos / 1_000_000));
    }
}
