package org.lockward.lock.client;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;

/// One session at a time with a lock daemon. Any thread may call; many threads may share one
/// client, and then share its session: what one of them holds is refused to the others, unless they
/// ask for it by [LockRequest#reentrantly].
///
/// The daemon is checked before anything is sent to it. When the session ends, all its locks are
/// lost, and whoever holds one is told; nothing is ever locked again behind the caller's back. A
/// call after that begins another session.
public final class LockClient implements AutoCloseable {

    private final Line line;
    private final Locks locks;

    private LockClient(Line line) {
        this.line = line;
        this.locks = new Locks(line);
    }

    /// Connects, handshakes, checks the daemon, says who we are.
    ///
    /// @param patience for all of it together
    /// @throws LockException.Denied if one side does not accept the other, with the reason
    /// @throws LockException.Unavailable if nobody answers in time
    public static LockClient connect(DaemonAddress address, Access access, Duration patience) {
        return connect(address, access, ClientOptions.DEFAULT.withPatience(patience));
    }

    /// Connects, handshakes, checks the daemon, says who we are.
    ///
    /// @throws LockException.Denied if one side does not accept the other, with the reason
    /// @throws LockException.Unavailable if nobody answers in time
    public static LockClient connect(DaemonAddress address, Access access, ClientOptions options) {
        Line line = new Line(new Dialer(address, access), options);
        line.start();
        return new LockClient(line);
    }

    /// Who the daemon is, as of the connection of now.
    public DaemonFacts daemon() {
        return line.link().daemon();
    }

    /// Waits in line for a lock. Signs of life go out from the first lock on: without them, or
    /// without answers to them, the session ends. An interrupt gives the wait up.
    ///
    /// @throws LockException.NotObtained if others hold it for longer than was to be waited, or the
    ///   wait would close a cycle of waits
    /// @throws LockException.Unavailable if the daemon cannot be reached, is stopping or has
    ///   reached a limit; a wait whose connection breaks has lost its place in line
    /// @throws LockException.Lost if a lock that was given back before without waiting for the
    ///   answer had been lost; nothing was asked for then
    /// @throws LockException.InvalidInput if the request makes no sense to the daemon
    public LockHandle lock(LockRequest request) {
        return locks.lock(request);
    }

    /// The same without blocking. Whoever cancels the future, or completes it otherwise, gives the
    /// wait up at the daemon too; a grant that is on its way then is given back. The future
    /// completes on a virtual thread of its own.
    public CompletableFuture<LockHandle> lockAsync(LockRequest request) {
        return locks.lockAsync(request);
    }

    /// How long the daemon takes to answer.
    public Duration ping() {
        long start = System.nanoTime();
        Failures.expectOk(call(new Request.Ping(Optional.empty())));
        return Duration.ofNanos(System.nanoTime() - start);
    }

    /// Who holds and who waits, at most so many rows of each.
    public Standing standing(int rows) {
        return Standing.of(call(new Request.Locks(rows)), call(new Request.Waiters(rows)));
    }

    /// Takes a lock away from whoever holds it; for administrators.
    ///
    /// @throws LockException.Denied if we are none
    /// @throws LockException.InvalidInput if nobody holds it with that token
    public void breakLock(ResourceName name, long token) {
        Reply reply = call(new Request.Admin.Break(name, token));
        if (Failures.is(reply, ErrorWord.NOTHELD)) {
            throw new LockException.InvalidInput(
                    new Problem(
                            "nobody holds " + name.text() + " with token " + token,
                            "",
                            "see who holds it with: lock status"));
        }
        Failures.expectOk(reply);
    }

    /// Has the daemon stop; for administrators.
    ///
    /// @param now without waiting for the holders
    /// @throws LockException.Denied if we are none
    public void stopDaemon(boolean now) {
        Failures.expectOk(call(new Request.Admin.Stop(now)));
    }

    /// Has the daemon read its certificates and rules again; for administrators.
    ///
    /// @throws LockException.Denied if we are none
    public void reloadDaemon() {
        Failures.expectOk(call(new Request.Admin.Reload()));
    }

    /// What the daemon says about itself, by key.
    public Map<String, String> info() {
        Map<String, String> info = new LinkedHashMap<>();
        Failures.expect(Reply.Text.class, call(new Request.Info()))
                .value()
                .lines()
                .filter(text -> text.indexOf(':') > 0)
                .forEach(text ->
                        info.put(
                                text.substring(0, text.indexOf(':')),
                                text.substring(text.indexOf(':') + 1)));
        return info;
    }

    /// Calls back once when the session is over, unless it was we who closed it.
    public void whenEnded(Consumer<LockException> listener) {
        line.whenEnded(listener);
    }

    /// Calls back when the daemon says that it is stopping, with the time that holders have to give
    /// their locks back.
    public void whenDraining(Consumer<Duration> listener) {
        line.whenDraining(listener);
    }

    /// Ends the session; what it still holds is free again, and nobody is told of a loss.
    @Override
    public void close() {
        line.close();
    }

    /// Asks; once more on another connection if the one of now breaks under it.
    private Reply call(Request request) {
        Link link = line.open();
        try {
            return link.connection().call(request);
        } catch (LockException.Unavailable e) {
            if (link.connection().isOpen() || !line.goesOn(link)) {
                throw e;
            }
            return line.open().connection().call(request);
        }
    }
}
