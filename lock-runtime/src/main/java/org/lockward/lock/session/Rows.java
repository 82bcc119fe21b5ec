package org.lockward.lock.session;

import org.lockward.lock.redis.TtlLock;
import org.lockward.lock.table.Holding;
import org.lockward.lock.table.Owner;
import org.lockward.lock.table.Waiting;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The table as replies: who holds, who waits.
record Rows(Sessions all, long nowNanos) {

    /// Of one name, more than can be shown are not counted.
    Reply locks(Request.Locks asked) {
        if (asked.name().isPresent()) {
            Optional<TtlLock> key = all.families().find(asked.name().get(), nowNanos);
            if (key.isPresent()) {
                return page(1, List.of(row(key.get())));
            }
            List<Holding> of = all.table.holders(asked.name().get(), Request.MAX_ROWS);
            return page(of.size(), of.stream().limit(asked.count()).map(this::row).toList());
        }
        List<Reply> rows =
                new ArrayList<>(all.table.holders(asked.count()).stream().map(this::row).toList());
        all.families().locks().all().stream()
                .limit(asked.count() - rows.size())
                .forEach(lock -> rows.add(row(lock)));
        return page(all.held(), rows);
    }

    /// A key of the Redis idioms; its session may be over.
    private Reply row(TtlLock lock) {
        Map<String, Reply> row = row(new Owner(lock.holder().session(), lock.holder().name()));
        row.put("name", new Reply.Text(lock.key().text()));
        row.put("type", new Reply.Text("redis"));
        row.put("mode", new Reply.Text("EX"));
        row.put("token", new Reply.Int(lock.fence()));
        row.put("age_ms", millis(lock.sinceNanos()));
        row.put("ttl_ms", new Reply.Int(lock.leftMillis(nowNanos)));
        return new Reply.Fields(row);
    }

    /// The same of those who wait.
    Reply waiters(Request.Waiters asked) {
        if (asked.name().isPresent()) {
            List<Waiting> of = all.table.waiters(asked.name().get(), Request.MAX_ROWS);
            return page(of.size(), of.stream().limit(asked.count()).map(this::row).toList());
        }
        return page(
                all.table.waiting(),
                all.table.waiters(asked.count()).stream().map(this::row).toList());
    }

    private Reply row(Holding h) {
        Map<String, Reply> row = row(h.owner());
        row.put("name", new Reply.Text(h.name().text()));
        row.put("mode", new Reply.Text(h.mode().name()));
        row.put("token", new Reply.Int(h.token()));
        h.element().ifPresent(element -> row.put("element", new Reply.Text(element)));
        row.put("quantity", new Reply.Int(h.quantity()));
        row.put("count", new Reply.Int(h.times()));
        row.put("age_ms", millis(h.sinceNanos()));
        return new Reply.Fields(row);
    }

    private Reply row(Waiting w) {
        Map<String, Reply> row = row(w.owner());
        row.put("name", new Reply.Text(w.name().text()));
        row.put("mode", new Reply.Text(w.mode().name()));
        row.put("position", new Reply.Int(w.position()));
        row.put("quantity", new Reply.Int(w.quantity()));
        row.put("converting", new Reply.Int(w.conversion() ? 1 : 0));
        row.put("age_ms", millis(w.sinceNanos()));
        return new Reply.Fields(row);
    }

    private static Reply page(int total, List<Reply> rows) {
        Map<String, Reply> page = new LinkedHashMap<>();
        page.put("total", new Reply.Int(total));
        page.put("rows", new Reply.Array(rows));
        return new Reply.Fields(page);
    }

    /// The part about who it is.
    private Map<String, Reply> row(Owner owner) {
        Optional<Session> session = all.session(owner.session());
        Map<String, Reply> row = new LinkedHashMap<>();
        row.put("owner", new Reply.Text(owner.name()));
        row.put("session", new Reply.Int(owner.session()));
        Optional<Detached> detached = all.lifetimes().of(owner);
        row.put(
                "address",
                new Reply.Text(
                        session.map(Session::address)
                                .or(() -> detached.map(Detached::address))
                                .orElse("")));
        row.put(
                "claimed",
                new Reply.Text(
                        session.flatMap(Session::claimed)
                                .or(() -> detached.flatMap(Detached::claimed))
                                .orElse("")));
        return row;
    }

    private Reply millis(long sinceNanos) {
        return new Reply.Int(Math.max(0, (nowNanos - sinceNanos) / 1_000_000));
    }
}
