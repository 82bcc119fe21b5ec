package org.lockward.lock.server;

import org.lockward.lock.table.TokenSource;

import java.nio.file.Path;

/// Fencing tokens of one run: the durable epoch in the high 24 bits, a counter in the low 40. For
/// one thread.
final class Tokens implements TokenSource {

    static final int COUNTER_BITS = 40;

    private final Path state;
    private long epoch;
    private long last;
    private long end;

    /// Takes the next epoch of the state directory.
    Tokens(Path state) {
        this.state = state;
        begin();
    }

    long epoch() {
        return epoch;
    }

    /// A run that grants 2^40 locks (at 50,000 a second, 254 days) goes on in another epoch.
    @Override
    public long next() {
        if (last == end) {
            begin();
        }
        return ++last;
    }

    private void begin() {
        epoch = Epoch.next(state);
        last = epoch << COUNTER_BITS;
        end = last + ((1L << COUNTER_BITS) - 1);
    }
}
