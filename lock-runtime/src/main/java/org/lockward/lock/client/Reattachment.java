package org.lockward.lock.client;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.LifeRequest;
import org.lockward.lock.wire.Reply;
import org.lockward.lock.wire.Request;

import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.locks.LockSupport;

/// Goes on with a session whose connection broke: connects again and again until the lease is over
/// by our clock, attaches the session, or, after a restart of the daemon, takes its locks back with
/// their receipts. For one thread, which it blocks.
final class Reattachment {

    /// Requests that are sent before their answers are read.
    private static final int AT_ONCE = 100;

    private static final long SHORTEST_PAUSE = Duration.ofMillis(20).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofMillis(50).toNanos();

    private final Line line;
    private final Dialer dialer;
    private final Link broken;
    private final Stay stay;

    /// A lock as the daemon has it.
    private record Held(ResourceName name, long token) {}

    Reattachment(Line line, Dialer dialer, Link broken) {
        this.line = line;
        this.dialer = dialer;
        this.broken = broken;
        this.stay = broken.stay();
    }

    /// The connection on which the session goes on; empty if it is over.
    Optional<Link> run() {
        while (!line.isClosed() && leftNanos() > 0) {
            try {
                return Optional.of(attempt());
            } catch (LockException e) {
                // A daemon that starts can look like one that refuses us.
                long factor = e instanceof LockException.Denied ? 10 : 1;
                LockSupport.parkNanos(
                        factor
                                * ThreadLocalRandom.current()
                                        .nextLong(SHORTEST_PAUSE, LONGEST_PAUSE));
            }
        }
        return Optional.empty();
    }

    private long leftNanos() {
        return line.leaseEndNanos(broken) - System.nanoTime();
    }

    private Link attempt() {
        long left = Math.max(leftNanos(), 1_000_000);
        Duration patience = Duration.ofNanos(Math.min(left, line.options().patience().toNanos()));
        Link fresh = new Link(line, stay, dialer, patience);
        Work.later(left, () -> endIfUnused(fresh));
        try {
            goOn(fresh);
            fresh.leased();
            return fresh;
        } catch (LockException e) {
            fresh.connection().end(e);
            throw e;
        }
    }

    private void endIfUnused(Link fresh) {
        if (line.link() != fresh) {
            fresh.connection().end(Failures.silent(line.options().lease()));
        }
    }

    private void goOn(Link fresh) {
        Stay.Ticket ticket = stay.ticket().orElseThrow();
        Reply reply =
                fresh.connection()
                        .call(
                                new Request.Life(
                                        new LifeRequest.Attach(ticket.session(), ticket.secret())));
        if (reply instanceof Reply.Fields fields
                && fields.values().get("locks") instanceof Reply.Array(List<Reply> locks)) {
            compare(fresh.connection(), held(locks));
        } else if (Failures.is(reply, ErrorWord.DENIED)) {
            reclaim(fresh.connection());
        } else {
            throw Failures.unasked(reply);
        }
    }

    /// Name, token and how often, of each lock.
    private static Map<Held, Long> held(List<Reply> locks) {
        Map<Held, Long> held = new HashMap<>();
        for (int i = 0; i + 2 < locks.size(); i += 3) {
            if (locks.get(i) instanceof Reply.Text(String name)
                    && locks.get(i + 1) instanceof Reply.Int(long token)
                    && locks.get(i + 2) instanceof Reply.Int(long times)) {
                held.put(new Held(ResourceName.parse(name), token), times);
            }
        }
        return held;
    }

    /// What we believe to hold against what the daemon says: what it does not have is lost, what we
    /// do not know of (an answer that broke off) is given back.
    private void compare(Connection connection, Map<Held, Long> held) {
        for (LockHandle handle : stay.holdings().all()) {
            Held key = new Held(handle.name(), handle.token());
            long times = held.getOrDefault(key, 0L);
            if (times == 0) {
                drop(handle, Failures.lost("the daemon does not have it any more"));
            }
            held.put(key, times - 1);
        }
        List<Request> surplus = new ArrayList<>();
        held.forEach((lock, times) -> {
            for (long i = 0; i < times; i++) {
                surplus.add(new Request.Unlock(lock.name(), lock.token()));
            }
        });
        all(connection, surplus);
    }

    /// Another run of the daemon: it knows nothing of us but what it signed.
    private void reclaim(Connection connection) {
        Failures.expectOk(connection.call(new Request.Lease(line.options().lease())));
        stay.ticket(Line.ticket(connection));
        List<LockHandle> handles = new ArrayList<>();
        List<Request> requests = new ArrayList<>();
        for (LockHandle handle : stay.holdings().all()) {
            Optional<Request> request = handle.reclaim();
            if (request.isPresent()) {
                handles.add(handle);
                requests.add(request.get());
            } else {
                drop(handle, Failures.lost("the daemon was restarted"));
            }
        }
        List<Reply> replies = all(connection, requests);
        for (int i = 0; i < replies.size(); i++) {
            if (replies.get(i) instanceof Reply.Failure failure) {
                drop(handles.get(i), Failures.lost(failure.message()));
            }
        }
    }

    private void drop(LockHandle handle, LockException.Lost why) {
        stay.holdings().remove(handle);
        handle.lose(why);
    }

    private static List<Reply> all(Connection connection, List<Request> requests) {
        List<Reply> replies = new ArrayList<>();
        for (int from = 0; from < requests.size(); from += AT_ONCE) {
            List<Request> some = requests.subList(from, Math.min(from + AT_ONCE, requests.size()));
            List<Exchange> exchanges = some.stream().map(_ -> new Exchange()).toList();
            for (int i = 0; i < some.size(); i++) {
                connection.send(some.get(i), exchanges.get(i));
            }
            exchanges.forEach(exchange -> replies.add(connection.answer(exchange)));
        }
        return replies;
    }
}
