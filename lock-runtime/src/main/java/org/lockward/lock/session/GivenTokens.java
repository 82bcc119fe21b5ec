package org.lockward.lock.session;

import org.lockward.lock.table.TokenSource;

/// The tokens of this run, but for a lock that is taken back: that one keeps its own. For one
/// thread.
final class GivenTokens implements TokenSource {

    private final TokenSource fresh;
    private long given;

    GivenTokens(TokenSource fresh) {
        this.fresh = fresh;
    }

    /// The next grant has that token; 0 is none in particular.
    void give(long token) {
        given = token;
    }

    @Override
    public long next() {
        if (given == 0) {
            return fresh.next();
        }
        long token = given;
        given = 0;
        return token;
    }
}
