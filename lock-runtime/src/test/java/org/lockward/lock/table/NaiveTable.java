package org.lockward.lock.table;

import org.lockward.lock.resource.LockMode;

import java.util.ArrayList;
import java.util.List;

/// The lock table as one would explain it: one list of claims in order of arrival, searched whole.
final class NaiveTable {

    /// A hold (token above 0) or a wait.
    static final class Entry {
        final long session;
        final String name;
        final LockMode mode;
        final long deadlineMillis;
        long token;

        Entry(long session, String name, LockMode mode, long deadlineMillis) {
            this.session = session;
            this.name = name;
            this.mode = mode;
            this.deadlineMillis = deadlineMillis;
        }
    }

    final List<Entry> entries = new ArrayList<>();
    private long lastToken;

    /// What [LockTable] is to say, in words.
    String lock(Entry asked, boolean waits) {
        if (entries.stream()
                .anyMatch(e -> e.session == asked.session && e.name.equals(asked.name))) {
            return "ALREADY_CLAIMED";
        }
        long ahead =
                entries.stream().filter(e -> e.token == 0 && e.name.equals(asked.name)).count();
        if (ahead == 0 && fits(asked)) {
            asked.token = ++lastToken;
            entries.add(asked);
            return "granted " + asked.token;
        }
        if (!waits) {
            return "BUSY";
        }
        entries.add(asked);
        return "queued " + (ahead + 1);
    }

    /// Everybody who can go on now, as `session name token`, the line of one name in order.
    List<String> grants() {
        List<String> granted = new ArrayList<>();
        List<String> blocked = new ArrayList<>();
        for (Entry e : entries) {
            if (e.token == 0 && !blocked.contains(e.name)) {
                if (fits(e)) {
                    e.token = ++lastToken;
                    granted.add(e.session + " " + e.name + " " + e.token);
                } else {
                    blocked.add(e.name);
                }
            }
        }
        return granted;
    }

    private boolean fits(Entry asked) {
        return entries.stream()
                .filter(e -> e.token > 0 && e.name.equals(asked.name))
                .allMatch(e -> e.mode.compatibleWith(asked.mode));
    }
}
