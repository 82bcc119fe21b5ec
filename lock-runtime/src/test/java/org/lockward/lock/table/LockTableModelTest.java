package org.lockward.lock.table;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;
import org.lockward.lock.resource.LockMode;

import java.util.List;
import java.util.Optional;
import java.util.Random;

/// Random sequences against the naive table. `-Dlockward.seed=N` repeats a run,
/// `-Dlockward.steps=N` makes it longer.
class LockTableModelTest {

    private static final long SEED = Long.getLong("lockward.seed", System.nanoTime());
    private static final int STEPS = Integer.getInteger("lockward.steps", 200_000);
    private static final int SESSIONS = 9;
    private static final List<LockMode> MODES = List.of(LockMode.values());

    private final Random random = new Random(SEED);
    private final TableFixture real = new TableFixture();
    private final NaiveTable model = new NaiveTable();

    @Test
    void the_table_does_what_the_naive_table_does() {
        System.out.println("lock table against the model: -Dlockward.seed=" + SEED);
        for (int step = 0; step < STEPS; step++) {
            String where = "seed " + SEED + " step " + step;
            switch (random.nextInt(10)) {
                case 0, 1, 2, 3 -> lock(where);
                case 4, 5, 6 -> unlock(where);
                case 7 -> cancel(where);
                case 8 -> passTime(where);
                default -> leave(where);
            }
            checkCounts(where);
        }
    }

    private void lock(String where) {
        long session = 1L + random.nextInt(SESSIONS);
        String name = "r" + random.nextInt(5);
        LockMode mode = MODES.get(random.nextInt(6));
        int millis = random.nextInt(4) * 20;
        Outcome outcome = real.lockWithin(session, name, mode, millis);
        var entry = new NaiveTable.Entry(session, name, mode, real.nowMillis + millis);
        assertEquals(model.lock(entry, millis > 0), words(outcome), where);
    }

    private void unlock(String where) {
        any(true)
                .ifPresent(e -> {
                    model.entries.remove(e);
                    same(where, real.unlock(e.session, e.name, e.token));
                });
    }

    private void cancel(String where) {
        any(false)
                .ifPresent(e -> {
                    model.entries.remove(e);
                    same(where, real.cancel(e.session, e.name).events());
                });
    }

    private void leave(String where) {
        long session = 1L + random.nextInt(SESSIONS);
        model.entries.removeIf(e -> e.session == session);
        sameInAnyOrder(where, real.leave(session));
    }

    private void passTime(String where) {
        real.nowMillis += random.nextInt(15);
        long over =
                model.entries.stream()
                        .filter(e -> e.token == 0 && e.deadlineMillis <= real.nowMillis)
                        .count();
        model.entries.removeIf(e -> e.token == 0 && e.deadlineMillis <= real.nowMillis);
        List<Event> events = real.expire();
        assertEquals(over, events.stream().filter(e -> e instanceof Event.TimedOut).count(), where);
        sameInAnyOrder(where, events);
    }

    private Optional<NaiveTable.Entry> any(boolean held) {
        var some = model.entries.stream().filter(e -> held == e.token > 0).toList();
        return some.isEmpty()
                ? Optional.empty()
                : Optional.of(some.get(random.nextInt(some.size())));
    }

    private void same(String where, List<Event> events) {
        assertEquals(model.grants(), grants(events), where);
    }

    /// Over several names the order between them is free, and with it who gets which token.
    private void sameInAnyOrder(String where, List<Event> events) {
        List<String> expected = model.grants();
        List<String> found = grants(events);
        assertEquals(withoutTokens(expected), withoutTokens(found), where);
        for (Event event : events) {
            if (event instanceof Event.Granted g) {
                model.entries.stream()
                        .filter(e ->
                                e.session == g.owner().session() && e.name.equals(g.name().text()))
                        .forEach(e -> e.token = g.token());
            }
        }
    }

    private void checkCounts(String where) {
        long held = model.entries.stream().filter(e -> e.token > 0).count();
        assertEquals(held, real.table.held(), where);
        assertEquals(model.entries.size() - held, real.table.waiting(), where);
        assertEquals(
                model.entries.stream().map(e -> e.name).distinct().count(),
                real.table.names(),
                where);
    }

    private static List<String> grants(List<Event> events) {
        return events.stream()
                .filter(e -> e instanceof Event.Granted)
                .map(e -> (Event.Granted) e)
                .map(g -> g.owner().session() + " " + g.name().text() + " " + g.token())
                .toList();
    }

    private static List<String> withoutTokens(List<String> grants) {
        return grants.stream().map(g -> g.substring(0, g.lastIndexOf(' '))).sorted().toList();
    }

    private static String words(Outcome outcome) {
        return switch (outcome) {
            case Outcome.Granted(long token) -> "granted " + token;
            case Outcome.Queued(int position) -> "queued " + position;
            case Outcome.Refused(Outcome.Reason reason) -> reason.name();
        };
    }
}
