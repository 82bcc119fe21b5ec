package org.lockward.pki.gui.activity;

import org.lockward.pki.audit.AuditEntry;
import org.lockward.pki.authority.Authority;

import java.util.ArrayList;
import java.util.List;

/// Reads the record piece by piece; not for the screen's thread.
final class RecordReader {

    private static final int PAGE = 500;

    /// A filter that hardly anything matches is answered after so many entries, and goes on later.
    private static final int MOST_PAGES = 20;

    private final Authority authority;
    private final String filter;

    /// @param filter in lower case
    RecordReader(Authority authority, String filter) {
        this.authority = authority;
        this.filter = filter;
    }

    /// What was read.
    ///
    /// @param entries those that match
    /// @param top the highest number that was read, matching or not
    /// @param reached the number of the entry where reading stopped
    /// @param end whether there is nothing further on
    record Piece(List<AuditEntry> entries, long top, long reached, boolean end) {}

    /// The matching entries before that number, the newest first: `enough` of them, or as many as
    /// there are in what it reads at once.
    Piece before(long number, int enough) {
        List<AuditEntry> matching = new ArrayList<>();
        long top = 0;
        long reached = number;
        for (int page = 0; page < MOST_PAGES && matching.size() < enough; page++) {
            List<AuditEntry> read = authority.audit(reached, PAGE);
            add(read, matching);
            reached = reached(read, reached);
            top = Math.max(top, read.isEmpty() ? 0 : read.getFirst().number());
            if (read.size() < PAGE) {
                return new Piece(matching, top, reached, true);
            }
        }
        return new Piece(matching, top, reached, false);
    }

    /// The matching entries after that number, the oldest first.
    Piece after(long number) {
        List<AuditEntry> matching = new ArrayList<>();
        long reached = number;
        for (int page = 0; page < MOST_PAGES; page++) {
            List<AuditEntry> read = authority.auditAfter(reached, PAGE);
            add(read, matching);
            reached = reached(read, reached);
            if (read.size() < PAGE) {
                return new Piece(matching, reached, reached, true);
            }
        }
        return new Piece(matching, reached, reached, false);
    }

    private static long reached(List<AuditEntry> read, long before) {
        return read.isEmpty() ? before : read.getLast().number();
    }

    private void add(List<AuditEntry> read, List<AuditEntry> matching) {
        read.stream().filter(entry -> EntryWords.matches(entry, filter)).forEach(matching::add);
    }
}
