package org.lockward.pki.audit;

/// Where the record ends: what the inventory remembers of it.
///
/// @param number of the last entry, 0 before the first
/// @param hash of its line
/// @param size of the file in bytes
public record AuditHead(long number, String hash, long size) {

    /// Before the first entry.
    public static final AuditHead EMPTY = new AuditHead(0, AuditEntry.NOTHING, 0);

    @Override
    public String toString() {
        return number == 0 ? "nothing" : "entry %d:%s at byte %d".formatted(number, hash, size);
    }
}
