package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;

/// Claims in order of arrival, linked through themselves: adding and removing cost the same at any
/// length.
final class ClaimList {

    @Nullable Claim first;
    private @Nullable Claim last;
    private int size;

    int size() {
        return size;
    }

    void add(Claim claim) {
        claim.previous = last;
        claim.next = null;
        if (last == null) {
            first = claim;
        } else {
            last.next = claim;
        }
        last = claim;
        size++;
    }

    void remove(Claim claim) {
        if (claim.previous == null) {
            first = claim.next;
        } else {
            claim.previous.next = claim.next;
        }
        if (claim.next == null) {
            last = claim.previous;
        } else {
            claim.next.previous = claim.previous;
        }
        claim.previous = null;
        claim.next = null;
        size--;
    }
}
