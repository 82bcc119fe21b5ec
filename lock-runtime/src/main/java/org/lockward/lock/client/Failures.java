package org.lockward.lock.client;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.tls.ClientTls;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.ProtocolException;
import org.lockward.lock.wire.Reply;

import java.io.EOFException;
import java.io.IOException;
import java.net.Socket;
import java.time.Duration;

import javax.net.ssl.SSLException;

/// What a daemon's refusal or a broken connection means, for people.
final class Failures {

    private static final String LOG = "the daemon's log says why, with both values";

    private Failures() {}

    static LockException explain(Exception failure) {
        return switch (failure) {
            case SSLException alert -> ClientTls.alert(alert);
            case EOFException _ ->
                    new LockException.Unavailable(
                            new Problem("the daemon closed the connection", "", LOG), failure);
            case ProtocolException _ ->
                    new LockException.ProtocolViolation(
                            new Problem(
                                    "what answers does not speak our protocol: "
                                            + failure.getMessage(),
                                    "a daemon with TLS answers like that to a client without",
                                    "give --tls DIR, or another address"),
                            failure);
            default -> broken(failure);
        };
    }

    static LockException broken(Exception failure) {
        return new LockException.Unavailable(
                new Problem(
                        "the connection to the daemon broke",
                        String.valueOf(failure.getMessage()),
                        "see whether the daemon runs"),
                failure);
    }

    /// Closes after a failure; what goes wrong with that stays with it.
    static void close(Socket socket, Exception failure) {
        try {
            socket.close();
        } catch (IOException e) {
            failure.addSuppressed(e);
        }
    }

    static LockException heldAlready(ResourceName name) {
        return new LockException.InvalidInput(
                new Problem(
                        "this client holds " + name.text() + " already",
                        "threads that share a client share its session: each would believe to be"
                                + " alone",
                        "connect a client for each thread, or ask with reentrantly()"));
    }

    static LockException silent(Duration patience) {
        return new LockException.Unavailable(
                new Problem(
                        "the daemon did not answer for " + patience.toMillis() + " ms",
                        "",
                        "see whether it is overloaded or stopped"));
    }

    static LockException unasked(Reply reply) {
        return reply instanceof Reply.Failure failure
                ? refused(failure)
                : new LockException.ProtocolViolation(
                        Problem.of("the daemon answered what was not asked"));
    }

    /// The reply as what it has to be.
    static <T extends Reply> T expect(Class<T> type, Reply reply) {
        if (!type.isInstance(reply)) {
            throw unasked(reply);
        }
        return type.cast(reply);
    }

    static void expectOk(Reply reply) {
        var _ = expect(Reply.Status.class, reply);
    }

    static boolean is(Reply reply, ErrorWord word) {
        return reply instanceof Reply.Failure failure && failure.is(word);
    }

    /// An error reply as the exception that the caller acts on.
    static LockException refused(Reply.Failure failure) {
        for (ErrorWord word : ErrorWord.values()) {
            if (failure.is(word)) {
                return refused(word, failure.message());
            }
        }
        return unusable(failure.word(), failure.message());
    }

    private static LockException refused(ErrorWord word, String message) {
        return switch (word) {
            case ABSENT ->
                    new LockException.Absent(
                            notObtained(word, message, "wait for it, or create it"));
            case BUSY, TIMEOUT, DEADLOCK ->
                    new LockException.NotObtained(
                            notObtained(word, message, "see who holds it with: lock status"));
            case UNREACHABLE ->
                    new LockException.Unavailable(
                            new Problem(message, "", "the log of the agent says more"));
            case DENIED, REVOKED ->
                    new LockException.Denied(
                            new Problem(
                                    "the daemon refuses us (" + word + "): " + message, "", LOG));
            case DRAINING, QUOTA, GRACE ->
                    new LockException.Unavailable(
                            new Problem(
                                    "the daemon takes no more (" + word + "): " + message,
                                    "",
                                    "try again later"));
            case KILLED ->
                    new LockException.Unavailable(
                            new Problem(
                                    "the daemon has ended the session: " + message,
                                    "an administrator wanted it",
                                    LOG));
            case NOTHELD, EXPIRED, LOST -> lost(message);
            case ERR, IMPOSSIBLE, NOPROTO, NOSCRIPT, WRONGTYPE, UNSUPPORTED ->
                    unusable(word.name(), message);
        };
    }

    private static Problem notObtained(ErrorWord word, String message, String fix) {
        return new Problem("the lock was not obtained: " + message, word.name(), fix);
    }

    private static LockException unusable(String word, String message) {
        return new LockException.InvalidInput(
                new Problem("the daemon says " + word + ": " + message, "", ""));
    }

    static LockException.Lost lost(String why) {
        return new LockException.Lost(
                new Problem(
                        "the lock is lost: " + why,
                        "a lock belongs to a session and goes with it; another may hold it now",
                        "whatever the lock protects can compare the fencing token"));
    }
}
