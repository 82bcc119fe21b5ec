package org.lockward.pki.gui.session;

import org.lockward.pki.audit.AuditEntry;
import org.lockward.pki.audit.AuditPosition;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.name.UniqueId;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Follows the audit record of a CA, in which every act of every program stands. Any thread may
/// call it, but looking reads a file.
final class Watch {

    /// More at once is told as [Change.Everything].
    static final int MANY = 1000;

    private final Authority authority;
    private AuditPosition position;
    private long number;

    /// From now on.
    Watch(Authority authority) {
        this.authority = authority;
        this.position = authority.auditPosition();
        this.number =
                authority.audit(Long.MAX_VALUE, 1).stream()
                        .mapToLong(AuditEntry::number)
                        .findFirst()
                        .orElse(0);
    }

    /// What was done since the last look; costs next to nothing while nothing was.
    synchronized Optional<Change> look() {
        AuditPosition now = authority.auditPosition();
        if (now.equals(position)) {
            return Optional.empty();
        }
        boolean shorter = now.size() < position.size();
        List<AuditEntry> entries = authority.auditAfter(number, MANY);
        // Taken before reading: what was added since makes the next position another one.
        position = now;
        if (!entries.isEmpty()) {
            number = entries.getLast().number();
        }
        if (shorter || entries.size() == MANY) {
            return Optional.of(new Change.Everything());
        }
        // A line that is written right now is there at the next look.
        return entries.isEmpty() ? Optional.empty() : Optional.of(new Change.Nodes(nodes(entries)));
    }

    private static Set<UniqueId> nodes(List<AuditEntry> entries) {
        return entries.stream()
                .flatMap(entry -> entry.node().stream())
                .collect(Collectors.toUnmodifiableSet());
    }
}
