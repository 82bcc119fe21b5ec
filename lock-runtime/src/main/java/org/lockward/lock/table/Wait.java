package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.resource.LockMode;

/// One session's wait for one resource.
final class Wait {

    final Account account;
    final Resource resource;
    final LockMode mode;
    final int quantity;

    /// The number that its owner knows.
    final long ticket;

    final long sinceNanos;

    /// Of a conversion: the lock that is held meanwhile.
    final @Nullable Claim converted;

    /// Its place in line: smaller is earlier, conversions are below 0.
    long order;

    /// When it ends; null if never.
    @Nullable Alarm alarm;

    /// Until somebody creates the resource.
    boolean incubated;

    /// Whether to be refused rather than to wait in a circle, once it is not incubated any more.
    boolean deadlockCheck;

    /// Until it is granted, refused or given up.
    boolean open = true;

    private Wait(Account account, Resource resource, Ask ask) {
        this.account = account;
        this.resource = resource;
        this.mode = ask.mode();
        this.quantity = ask.quantity();
        this.converted = ask.converted();
        this.ticket = ask.ticket();
        this.sinceNanos = ask.nowNanos();
    }

    /// What is asked for.
    record Ask(
            LockMode mode, int quantity, @Nullable Claim converted, long ticket, long nowNanos) {}

    static Wait of(Account account, Resource resource, Ask ask) {
        Wait wait = new Wait(account, resource, ask);
        wait.order = ask.converted() == null ? ask.ticket() : Long.MIN_VALUE + ask.ticket();
        return wait;
    }

    Waiting waiting(int position) {
        return new Waiting(
                account.owner,
                resource.name,
                mode,
                ticket,
                quantity,
                position,
                sinceNanos,
                converted != null);
    }
}
