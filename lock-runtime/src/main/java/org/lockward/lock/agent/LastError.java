package org.lockward.lock.agent;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.tls.PeerVerdict;
import org.lockward.lock.wire.ErrorWord;

import java.nio.charset.StandardCharsets;

/// The reason that a local process gets before its connection ends, as a daemon would say it.
///
/// @param word what a program decides by
/// @param message for people
record LastError(ErrorWord word, String message) {

    static LastError of(LockException failure) {
        String what = failure.problem().what();
        return switch (failure) {
            case LockException.Denied _ ->
                    new LastError(
                            what.contains("revoked") ? ErrorWord.REVOKED : ErrorWord.DENIED, what);
            case LockException _ -> new LastError(ErrorWord.UNREACHABLE, what);
        };
    }

    static LastError of(PeerVerdict.Refused refused) {
        return new LastError(
                ErrorWord.DENIED,
                "the daemon is no longer accepted ("
                        + refused.reason().word()
                        + "): "
                        + refused.detail());
    }

    /// On the wire, on one line whatever it quotes.
    byte[] bytes() {
        String line = ("-" + word + " agent: " + message).replaceAll("[^ -~]", "?") + "\r\n";
        return line.getBytes(StandardCharsets.US_ASCII);
    }
}
