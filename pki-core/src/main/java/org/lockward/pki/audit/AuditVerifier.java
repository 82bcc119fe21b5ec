package org.lockward.pki.audit;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads the record from its first byte and holds each line against the one before, the last one
/// against what the inventory remembers. For one thread.
final class AuditVerifier {

    private static final int MAX_PROBLEMS = 20;

    private final Optional<Checkpoint> from;
    private final List<Problem> problems = new ArrayList<>();
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private boolean begun;
    private long line;
    private long entries;
    private long lastNumber;
    private String lastHash = AuditEntry.NOTHING;

    /// @param from where to begin; empty for the first line
    AuditVerifier(Optional<Checkpoint> from) {
        this.from = from;
        begun = from.isEmpty();
    }

    /// The next bytes of the file.
    void take(byte[] block, int length) {
        for (int i = 0; i < length; i++) {
            if (block[i] == '\n') {
                take(bytes.toByteArray());
                bytes.reset();
            } else if (bytes.size() <= AuditEntry.MAX_LINE) {
                bytes.write(block[i]);
            }
        }
    }

    /// After the last byte.
    ///
    /// @param head what the inventory remembers
    AuditVerification end(AuditHead head) {
        if (bytes.size() > 0) {
            problem((line + 1) + " is cut off", "it has no line feed at its end");
        }
        compare(head);
        return new AuditVerification(entries, last(), problems);
    }

    private Optional<Checkpoint> last() {
        return lastNumber == 0 || !begun
                ? Optional.empty()
                : Optional.of(new Checkpoint(lastNumber, lastHash));
    }

    private void take(byte[] bytes) {
        line++;
        String hash = AuditEntry.hash(bytes);
        Optional<AuditEntry> entry = parse(bytes);
        if (begun) {
            entries++;
            entry.ifPresent(this::follow);
            lastNumber = entry.map(AuditEntry::number).orElse(lastNumber + 1);
        } else {
            entry.ifPresent(e -> begin(e, hash));
            lastNumber = entry.map(AuditEntry::number).orElse(lastNumber);
        }
        lastHash = hash;
    }

    private Optional<AuditEntry> parse(byte[] bytes) {
        if (bytes.length > AuditEntry.MAX_LINE) {
            problem(line + " is not an entry", "it is longer than " + AuditEntry.MAX_LINE);
            return Optional.empty();
        }
        try {
            return Optional.of(AuditEntry.parse(new String(bytes, StandardCharsets.UTF_8)));
        } catch (IllegalArgumentException | PkiException.InvalidInput e) {
            if (begun) {
                problem(line + " is not an entry", String.valueOf(e.getMessage()));
            }
            return Optional.empty();
        }
    }

    private void begin(AuditEntry entry, String hash) {
        Checkpoint checkpoint = from.orElseThrow();
        if (entry.number() != checkpoint.number()) {
            return;
        }
        begun = true;
        entries++;
        if (!hash.equals(checkpoint.hash())) {
            problem(
                    "%d is entry %s".formatted(line, new Checkpoint(entry.number(), hash)),
                    "the checkpoint says " + checkpoint);
        }
    }

    private void follow(AuditEntry entry) {
        if (entry.number() != lastNumber + 1) {
            problem(
                    "%d has entry number %d".formatted(line, entry.number()),
                    "entry number %d belongs there".formatted(lastNumber + 1));
        }
        if (!entry.previous().equals(lastHash)) {
            problem(
                    "%d says that the line before has the hash %s"
                            .formatted(line, entry.previous()),
                    "that one has the hash " + lastHash + "; one of the two was changed");
        }
        if (entry.act().equals(AuditAct.RECORD_BROKEN.text())) {
            problem(
                    "%d tells that the record was found changed at %s".formatted(line, entry.at()),
                    "expected was %s; found was %s"
                            .formatted(
                                    entry.detail().get("expected"), entry.detail().get("found")));
        }
    }

    private void compare(AuditHead head) {
        if (!begun) {
            problem(
                    line + " is the last one, and entry " + from.orElseThrow() + " is not there",
                    "the record was cut, or the checkpoint is of another CA");
        }
        if (lastNumber != head.number() || !lastHash.equals(head.hash())) {
            problem(
                    "%d is the last one, with entry %d:%s".formatted(line, lastNumber, lastHash),
                    "the inventory remembers entry %d:%s as the last one"
                            .formatted(head.number(), head.hash()));
        }
    }

    private void problem(String what, String why) {
        if (problems.size() < MAX_PROBLEMS) {
            problems.add(
                    new Problem(
                            "audit record: line " + what,
                            why,
                            "find out who can write there; what follows a checkpoint that was kept"
                                    + " elsewhere: pki verify-audit --from CHECKPOINT"));
        }
    }
}
