package org.lockward.lock.session;

import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.Grant;
import org.lockward.lock.table.Holding;
import org.lockward.lock.table.LockRequest;
import org.lockward.lock.table.Outcome;
import org.lockward.lock.table.Owner;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.LifeRequest;
import org.lockward.lock.wire.Reply;

import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Takes a lock of the run before back, for one session.
record Reclaiming(Sessions all, Session session) {

    private static final int EPOCH_SHIFT = 40;

    /// Whether locks of that type can be taken back: a number or a time that was given out is given
    /// out, and nothing is held by keeping it.
    static boolean isPossible(ResourceName name) {
        return switch (name) {
            case ResourceName.Simple _,
                    ResourceName.Numeric _,
                    ResourceName.ElementSet _,
                    ResourceName.Hierarchical _ ->
                    true;
            case ResourceName.Sequence _, ResourceName.Timestamp _ -> false;
        };
    }

    void reclaim(LifeRequest.Reclaim request, long nowNanos) {
        Optional<Reply.Failure> objection = objection(request);
        if (objection.isPresent()) {
            session.send(objection.get());
            return;
        }
        // What time has brought comes first: no other grant may take the token that is given below.
        all.dispatch(all.table.expire(nowNanos));
        Optional<Grant> grant = take(request, nowNanos);
        if (grant.isEmpty() && displace(request, nowNanos)) {
            grant = take(request, nowNanos);
        }
        all.dispatch(all.table.takeEvents());
        if (grant.isEmpty()) {
            session.send(lost("another session took it back, with a larger token"));
            return;
        }
        log("reclaimed", request);
        session.send(session.life().reply(request.name(), grant.get()));
    }

    private Optional<Reply.Failure> objection(LifeRequest.Reclaim request) {
        if (session.life().secret().isEmpty()) {
            return Optional.of(
                    new Reply.Failure(ErrorWord.ERR, "RECLAIM: say SESSION RELEASE lease first"));
        }
        if (!all.life().receipts().proves(request, session.node())) {
            log("denied", request);
            return Optional.of(
                    new Reply.Failure(ErrorWord.DENIED, "receipt: it is not for that and you"));
        }
        Grace grace = all.life().grace();
        boolean old = request.token() >>> EPOCH_SHIFT >= all.facts.epoch();
        if (!all.window().isOpen() || grace.policy() != Grace.Policy.RECLAIM) {
            return Optional.of(lost("this daemon gives nothing back now"));
        }
        if (all.table.isHeld(request.name(), request.token())) {
            return Optional.of(lost("it is taken back already"));
        }
        return request.token() < grace.firstToken() || old
                ? Optional.of(lost("it is not of a run that crashed"))
                : new Gate(all, session).denied("RECLAIM", request.name().text(), request.mode());
    }

    private static Reply.Failure lost(String why) {
        return new Reply.Failure(ErrorWord.LOST, why);
    }

    /// Of a set, elements come as the table has them: all but the right one go back at once.
    private Optional<Grant> take(LifeRequest.Reclaim request, long nowNanos) {
        LockRequest wish =
                LockRequest.of(
                                session.owner(),
                                request.name(),
                                request.mode(),
                                Optional.of(Duration.ZERO))
                        .withQuantity(request.quantity());
        for (int tries = elements(request.name()); tries > 0; tries--) {
            all.tokens().give(request.token());
            Outcome outcome = all.table.acquire(wish, nowNanos);
            all.tokens().give(0);
            if (!(outcome instanceof Outcome.Granted(Grant grant))) {
                return Optional.empty();
            }
            if (grant.element().equals(request.element())) {
                return Optional.of(grant);
            }
            Owner owner = session.owner();
            all.dispatch(
                    all.table.release(owner, request.name(), grant.token(), nowNanos).events());
        }
        return Optional.empty();
    }

    private static int elements(ResourceName name) {
        return name instanceof ResourceName.ElementSet set ? set.text().split("\\.", -1).length : 1;
    }

    /// Takes the lock from those that have smaller tokens, if all who are in the way have.
    private boolean displace(LifeRequest.Reclaim request, long nowNanos) {
        List<Holding> inTheWay =
                all.table.holders(Integer.MAX_VALUE).stream()
                        .filter(h -> isInTheWay(h, request))
                        .toList();
        if (inTheWay.isEmpty() || inTheWay.stream().anyMatch(h -> h.token() > request.token())) {
            return false;
        }
        for (Holding h : inTheWay) {
            all.dispatch(all.table.revoke(h.name(), h.token(), nowNanos).events());
            String why = "another session took it back, with a larger token";
            all.session(h.owner().session()).ifPresent(s -> s.lost(h.name(), h.token(), why));
        }
        return true;
    }

    private static boolean isInTheWay(Holding held, LifeRequest.Reclaim request) {
        String a = held.name().text();
        String b = request.name().text();
        boolean related = a.equals(b) || isBelow(a, b) || isBelow(b, a);
        boolean sameElement =
                request.element().isEmpty() || request.element().equals(held.element());
        boolean counted = request.name() instanceof ResourceName.Numeric;
        return related && sameElement && (counted || !held.mode().compatibleWith(request.mode()));
    }

    private static boolean isBelow(String name, String other) {
        return other.startsWith("/") && name.startsWith(other + "/");
    }

    private void log(String event, LifeRequest.Reclaim request) {
        Map<String, String> values = new LinkedHashMap<>();
        values.put("peer", session.address());
        values.put("owner", session.owner().name());
        if (event.equals("denied")) {
            values.put("reason", "receipt");
        }
        values.put("name", request.name().text());
        values.put("token", Long.toString(request.token()));
        all.host.logRefusal(event, values);
    }
}
