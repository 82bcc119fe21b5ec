package org.lockward.lock.table;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.NaiveTable.Hold;
import org.lockward.lock.table.NaiveTable.Want;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Random;

/// A lock table and a naive one to which the same is done.
final class Pair {

    private static final List<LockMode> MODES = List.of(LockMode.values());
    private static final int SESSIONS = 8;

    private final Random random;
    private final String[] names;
    private final NaiveTable model = new NaiveTable();
    private final LockTable real;
    private long token;
    private long lastSeen;
    private String where = "";
    private String said = "";

    Pair(long seed, String... names) {
        this(seed, seed, names);
    }

    Pair(long seed, long hashSeed, String... names) {
        this.random = new Random(seed);
        this.names = names;
        this.real =
                new LockTable(
                        new TableConfig(
                                TableLimits.DEFAULT,
                                () -> ++token,
                                new RamMarks(99),
                                new TableConfig.Start(nanos(), 0),
                                hashSeed),
                        owner -> !model.gone.contains(owner.session()));
    }

    /// One act on both, compared.
    ///
    /// @return all that can be seen of the table after it
    String step(String place) {
        where = place;
        said = "";
        switch (random.nextInt(20)) {
            case 0, 1, 2, 3, 4, 5, 6, 7 -> lock();
            case 8, 9, 10, 11 -> unlock();
            case 12, 13 -> convert();
            case 14 -> cancel();
            case 15, 16 -> passTime();
            case 17 -> revoke();
            case 18 -> strangers();
            default -> leave();
        }
        model.tidy();
        return compare();
    }

    /// Everybody leaves.
    void end(String place) {
        where = place;
        for (long session = 1; session <= SESSIONS + 1; session++) {
            model.leave(session);
            same(real.releaseAll(TableFixture.owner(session), nanos()));
            model.tidy();
        }
        compare();
        assertEquals("0 0", real.held() + " " + real.waiting(), where);
    }

    private void lock() {
        Want want = new Want();
        want.session = someone();
        want.name = names[random.nextInt(names.length)];
        boolean modal = NaiveNames.modal(want.name);
        want.mode = modal || random.nextInt(40) == 0 ? anyMode() : LockMode.EX;
        want.quantity = want.name.startsWith("p") ? 1 + random.nextInt(4) : 1;
        boolean create = random.nextInt(6) > 0;
        long keep = random.nextInt(8) == 0 ? 30 : 0;
        Optional<Duration> patience = patience(want);
        boolean waits = !patience.equals(Optional.of(Duration.ZERO));
        String expected = model.lock(want, create, waits, keep);
        LockRequest request =
                LockRequest.of(owner(want.session), name(want.name), want.mode, patience)
                        .withQuantity(want.quantity)
                        .withCreate(create)
                        .withIdle(Duration.ofMillis(keep));
        check(expected, real.acquire(request, nanos()), want);
    }

    private void convert() {
        any(model.holds)
                .filter(h -> !model.gone.contains(h.session))
                .ifPresent(hold -> {
                    Want want = new Want();
                    want.session = hold.session;
                    want.name = hold.name;
                    want.mode = anyMode();
                    Optional<Duration> patience = patience(want);
                    boolean waits = !patience.equals(Optional.of(Duration.ZERO));
                    long before = hold.token;
                    String expected = model.convert(hold, want, waits);
                    Conversion asked =
                            new Conversion(
                                    owner(hold.session),
                                    name(hold.name),
                                    before,
                                    want.mode,
                                    patience,
                                    true);
                    check(expected, real.convert(asked, nanos()), want);
                });
    }

    private void unlock() {
        any(model.holds)
                .ifPresent(hold -> {
                    boolean rollback = random.nextInt(4) == 0;
                    long before = hold.token;
                    model.unlock(hold, rollback);
                    Owner owner = owner(hold.session);
                    Change change =
                            rollback
                                    ? real.rollBack(owner, name(hold.name), before, nanos())
                                    : real.release(owner, name(hold.name), before, nanos());
                    assertTrue(change.done(), where);
                    same(change.events());
                });
    }

    private void revoke() {
        any(model.holds)
                .filter(h -> random.nextInt(4) == 0)
                .ifPresent(hold -> {
                    long before = hold.token;
                    model.revoke(hold);
                    same(real.revoke(name(hold.name), before, nanos()).events());
                });
    }

    private void cancel() {
        any(model.wants)
                .ifPresent(want -> {
                    model.cancel(want);
                    Change change = real.cancel(owner(want.session), want.ticket, nanos());
                    assertTrue(change.done(), where);
                    same(change.events());
                });
    }

    private void passTime() {
        model.nowMillis += random.nextInt(60);
        model.settle();
        same(real.expire(nanos()));
    }

    /// What is done with numbers that are not one's own changes nothing.
    private void strangers() {
        any(model.holds)
                .ifPresent(h -> {
                    Owner stranger = owner(99);
                    model.settle();
                    var change = real.release(stranger, name(h.name), h.token, nanos());
                    assertEquals(false, change.done(), where);
                    same(change.events());
                });
    }

    /// One in two does so in two steps: first nobody reaches it any more, later it leaves.
    private void leave() {
        long session = 1L + random.nextInt(SESSIONS);
        if (random.nextBoolean() && model.gone.add(session)) {
            return;
        }
        model.leave(session);
        same(real.releaseAll(owner(session), nanos()));
    }

    private void check(String expected, Outcome outcome, Want want) {
        String found =
                switch (outcome) {
                    case Outcome.Granted(Grant g) ->
                            g.mode() + " x" + g.quantity() + " " + g.element().orElse("");
                    case Outcome.Queued(long ticket, int position) -> {
                        want.ticket = ticket;
                        yield "queued " + position;
                    }
                    case Outcome.Refused(Refusal refusal) -> refusal.getClass().getSimpleName();
                };
        Hold direct = model.direct;
        if (direct != null && outcome instanceof Outcome.Granted(Grant g)) {
            direct.token = g.token();
            model.direct = null;
        }
        said = found;
        assertEquals(expected, found, where + " " + want.session + " asks for " + want.name);
        same(real.takeEvents());
    }

    /// Between several names the order of events is free; the tokens are the real table's, and
    /// grow.
    private void same(Collection<Event> events) {
        List<String> found = new ArrayList<>();
        for (Event event : events) {
            found.add(event.ticket() + " " + words(event));
        }
        said += found;
        assertEquals(
                model.events.stream().sorted().toList(), found.stream().sorted().toList(), where);
        model.events.clear();
        model.fresh.clear();
    }

    private String words(Event event) {
        return switch (event) {
            case Event.TimedOut t -> "timed out";
            case Event.Denied d -> d.refusal().getClass().getSimpleName();
            case Event.Granted(Owner owner, long ticket, ResourceName name, Grant g) -> {
                assertTrue(g.token() > lastSeen, where + ": tokens grow");
                lastSeen = g.token();
                String element = g.element().orElse("");
                model.fresh.stream()
                        .filter(h -> h.session == owner.session() && h.name.equals(name.text()))
                        .filter(h -> h.token == 0 && h.element.equals(element))
                        .limit(1)
                        .forEach(h -> h.token = g.token());
                yield g.mode() + " x" + g.quantity() + " " + element;
            }
        };
    }

    private String compare() {
        List<Holding> holdings = real.holders(9_999);
        noTwoThatConflict(holdings);
        List<String> held = holdings.stream().map(Pair::words).sorted().toList();
        List<String> waits = real.waiters(9_999).stream().map(Pair::words).sorted().toList();
        assertEquals(model.holds.stream().map(Hold::toString).sorted().toList(), held, where);
        assertEquals(model.wants.stream().map(this::words).sorted().toList(), waits, where);
        assertEquals(held.size() + " " + waits.size(), real.held() + " " + real.waiting(), where);
        return said + held + waits;
    }

    private void noTwoThatConflict(List<Holding> holdings) {
        for (Holding a : holdings) {
            for (Holding b : holdings) {
                boolean apart =
                        a.owner().equals(b.owner())
                                || !NaiveNames.modal(a.name().text())
                                || !NaiveNames.related(a.name().text(), b.name().text())
                                || a.mode().compatibleWith(b.mode());
                assertTrue(apart, () -> where + ": " + a + " beside " + b);
            }
        }
    }

    private static String words(Holding h) {
        return h.owner().session()
                + " "
                + h.name().text()
                + " "
                + h.mode()
                + " x"
                + h.quantity()
                + " "
                + h.element().orElse("")
                + " "
                + h.times()
                + " "
                + h.token();
    }

    private static String words(Waiting w) {
        return w.ticket()
                + " "
                + w.owner().session()
                + " "
                + w.name().text()
                + " "
                + w.mode()
                + " x"
                + w.quantity()
                + " "
                + w.position()
                + " "
                + w.conversion();
    }

    private String words(Want w) {
        return w.ticket
                + " "
                + w.session
                + " "
                + w.name
                + " "
                + w.mode
                + " x"
                + w.quantity
                + " "
                + model.position(w)
                + " "
                + (w.converts != null);
    }

    private Optional<Duration> patience(Want want) {
        int millis = random.nextInt(4) * 40;
        if (random.nextInt(3) == 0) {
            return Optional.empty();
        }
        want.endMillis = model.nowMillis + millis;
        return Optional.of(Duration.ofMillis(millis));
    }

    private long someone() {
        long session = 1L + random.nextInt(SESSIONS);
        return model.gone.contains(session) ? SESSIONS + 1 : session;
    }

    private <T> Optional<T> any(List<T> list) {
        return list.isEmpty()
                ? Optional.empty()
                : Optional.of(list.get(random.nextInt(list.size())));
    }

    private LockMode anyMode() {
        return MODES.get(random.nextInt(MODES.size()));
    }

    private static Owner owner(long session) {
        return TableFixture.owner(session);
    }

    private static ResourceName name(String text) {
        return ResourceName.parse(text);
    }

    /// The clock wraps early in each run.
    private long nanos() {
        return Long.MAX_VALUE - 1_000_000_000 + model.nowMillis * NaiveTable.MILLI;
    }
}
