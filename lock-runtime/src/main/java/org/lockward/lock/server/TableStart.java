package org.lockward.lock.server;

import org.lockward.lock.table.TableConfig;
import org.lockward.lock.table.TokenSource;

import java.security.SecureRandom;
import java.time.Instant;

/// What the lock table of a daemon starts from.
final class TableStart {

    private TableStart() {}

    static TableConfig of(ServerConfig config, TokenSource tokens) {
        return new TableConfig(
                config.limits().table(),
                tokens,
                DurableMarks.open(config.state()),
                new TableConfig.Start(TableLoop.now(), wallNanos(config.log().clock().instant())),
                new SecureRandom().nextLong());
    }

    private static long wallNanos(Instant time) {
        return Math.addExact(
                Math.multiplyExact(time.getEpochSecond(), 1_000_000_000L), time.getNano());
    }
}
