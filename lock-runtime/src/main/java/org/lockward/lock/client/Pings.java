package org.lockward.lock.client;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.wire.Request;

import java.util.Optional;

/// Signs of life.
final class Pings {

    private Pings() {}

    /// Asks for one; that it is answered is seen by [Link#provenNanos].
    static void ask(Connection connection) {
        try {
            connection.send(new Request.Ping(Optional.empty()), new Exchange());
            connection.wake();
        } catch (LockException e) {
            // It is over, and whoever has to know is told by that.
            connection.end(e);
        }
    }
}
