package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.resource.LockMode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/// The lock table as one would explain it: a list of holds, a list of waits, both searched whole.
/// It shares nothing with [LockTable] but the names of the modes.
final class NaiveTable {

    static final long MILLI = 1_000_000;

    static final class Hold {
        long session;
        String name = "";
        LockMode mode = LockMode.NL;
        int quantity;
        String element = "";
        int times = 1;
        long token;

        @Override
        public String toString() {
            return session + " " + name + " " + mode + " x" + quantity + " " + element + " " + times
                    + " " + token;
        }
    }

    static final class Want {
        long session;
        String name = "";
        LockMode mode = LockMode.NL;
        int quantity = 1;
        long ticket;
        long rank;
        long endMillis = Long.MAX_VALUE;
        @Nullable Hold converts;
        boolean incubated;

        long place() {
            return converts == null ? rank : rank - Long.MAX_VALUE;
        }
    }

    /// What is remembered of a name beyond its holds and waits.
    static final class Memory {
        long keepMillis;
        long keptUntil = -1;
        boolean begun;
        long last;
        final TreeSet<Long> returned = new TreeSet<>();
        int turn;
        long lastTick = -1;
    }

    final List<Hold> holds = new ArrayList<>();
    final List<Want> wants = new ArrayList<>();
    final Map<String, Memory> memories = new HashMap<>();
    final Set<Long> gone = new HashSet<>();

    /// What happened to those who waited, since it was last emptied.
    final List<String> events = new ArrayList<>();

    /// Grants whose tokens are to be filled in.
    final List<Hold> fresh = new ArrayList<>();

    /// What was granted at once, its token to be filled in too.
    @Nullable Hold direct;

    long nowMillis;
    private long ranks;

    // ---- what is asked of it

    String lock(Want want, boolean create, boolean waits, long keepMillis) {
        settle();
        if (NaiveNames.modal(want.name)) {
            Hold own = own(want.session, want.name);
            if (own != null) {
                if (!NaiveNames.covers(own.mode, want.mode)) {
                    return "Mode";
                }
                own.times++;
                keep(want.name, keepMillis);
                return words(own);
            }
            if (wants.stream()
                    .anyMatch(w -> w.session == want.session && w.name.equals(want.name))) {
                return "AlreadyWaiting";
            }
        }
        if (!NaiveNames.modal(want.name)
                && (want.mode != LockMode.EX || want.quantity > NaiveNames.most(want.name))) {
            return "Impossible";
        }
        boolean absent = !exists(want.name);
        want.rank = ++ranks;
        if (absent && !create) {
            return waits ? incubate(want) : "CannotWait";
        }
        String outcome = enter(want, waits);
        if (!outcome.equals("Busy") && !outcome.equals("Deadlock")) {
            keep(want.name, keepMillis);
            hatch(want.name);
        }
        return outcome;
    }

    String convert(Hold hold, Want want, boolean waits) {
        settle();
        if (!NaiveNames.modal(hold.name)) {
            return "Impossible";
        }
        if (wants.stream().anyMatch(w -> w.converts == hold)) {
            return "AlreadyWaiting";
        }
        if (NaiveNames.covers(hold.mode, want.mode)) {
            hold.mode = want.mode;
            grantAll();
            return words(hold);
        }
        want.converts = hold;
        want.rank = ++ranks;
        String outcome = enter(want, waits);
        grantAll();
        return outcome;
    }

    void unlock(Hold hold, boolean rollback) {
        settle();
        if (--hold.times == 0) {
            drop(hold, rollback);
        }
        grantAll();
    }

    void revoke(Hold hold) {
        settle();
        drop(hold, false);
        grantAll();
    }

    void cancel(Want want) {
        settle();
        wants.remove(want);
        grantAll();
    }

    void leave(long session) {
        settle();
        wants.removeIf(w -> w.session == session);
        List.copyOf(holds).stream().filter(h -> h.session == session).forEach(h -> drop(h, true));
        grantAll();
        gone.remove(session);
    }

    void settle() {
        for (Want w : List.copyOf(wants)) {
            if (w.endMillis <= nowMillis) {
                wants.remove(w);
                events.add(w.ticket + " timed out");
            }
        }
        memories.values().removeIf(m -> m.keptUntil >= 0 && m.keptUntil <= nowMillis);
        grantAll();
    }

    /// After every act: what nobody uses is forgotten, now or later.
    void tidy() {
        memories.entrySet().removeIf(e -> !used(e.getKey()) && forgotten(e.getKey(), e.getValue()));
    }

    // ---- its rules

    boolean exists(String name) {
        Memory m = memories.get(name);
        return holds.stream().anyMatch(h -> h.name.equals(name))
                || wants.stream().anyMatch(w -> w.name.equals(name) && !w.incubated)
                || (m != null && (m.keptUntil >= 0 || (m.begun && NaiveNames.sequence(name))));
    }

    int position(Want want) {
        if (want.incubated) {
            return 0;
        }
        return 1 + (int) wants.stream().filter(w -> isAhead(w, want)).count();
    }

    private String enter(Want want, boolean waits) {
        wants.add(want);
        if (ready(want)) {
            wants.remove(want);
            direct = give(want);
            return words(direct);
        }
        if (!waits || new NaiveDeadlock(this).deadlocked(want)) {
            wants.remove(want);
            return waits ? "Deadlock" : "Busy";
        }
        memory(want.name).keptUntil = -1;
        return "queued " + position(want);
    }

    private String incubate(Want want) {
        want.incubated = true;
        wants.add(want);
        memory(want.name);
        return "queued 0";
    }

    private void hatch(String name) {
        List<Want> young = wants.stream().filter(w -> w.incubated && w.name.equals(name)).toList();
        for (Want w : young) {
            w.incubated = false;
            w.rank = ++ranks;
            grantAll();
            if (wants.contains(w) && new NaiveDeadlock(this).deadlocked(w)) {
                wants.remove(w);
                events.add(w.ticket + " Deadlock");
            }
        }
        grantAll();
    }

    private void grantAll() {
        boolean more = true;
        while (more) {
            more = false;
            List<Want> inOrder = new ArrayList<>(wants);
            inOrder.sort(Comparator.comparingLong(Want::place));
            for (Want w : inOrder) {
                if (!w.incubated && ready(w)) {
                    wants.remove(w);
                    if (!gone.contains(w.session)) {
                        Hold hold = give(w);
                        fresh.add(hold);
                        events.add(w.ticket + " " + words(hold));
                    }
                    more = true;
                    break;
                }
            }
        }
    }

    private boolean ready(Want want) {
        return covered(want) || (wants.stream().noneMatch(w -> isAhead(w, want)) && fits(want));
    }

    boolean isAhead(Want w, Want want) {
        return w != want
                && !w.incubated
                && NaiveNames.related(w.name, want.name)
                && w.place() < want.place();
    }

    boolean covered(Want want) {
        return NaiveNames.modal(want.name)
                && holds.stream()
                        .anyMatch(h ->
                                h.session == want.session
                                        && (h.name.equals(want.name)
                                                || want.name.startsWith(h.name + "/"))
                                        && NaiveNames.covers(h.mode, want.mode));
    }

    private boolean fits(Want want) {
        if (NaiveNames.modal(want.name)) {
            return holds.stream()
                    .filter(h -> NaiveNames.related(h.name, want.name) && h.session != want.session)
                    .allMatch(h -> NaiveNames.compatible(h.mode, want.mode));
        }
        int taken =
                holds.stream()
                        .filter(h -> h.name.equals(want.name))
                        .mapToInt(h -> h.quantity)
                        .sum();
        return taken + want.quantity <= NaiveNames.size(want.name)
                && (!want.name.startsWith("_t_") || tick() > lastTick(want.name));
    }

    private Hold give(Want want) {
        Memory memory = memory(want.name);
        memory.keptUntil = -1;
        Hold hold = want.converts;
        if (hold == null) {
            hold = new Hold();
            hold.session = want.session;
            hold.name = want.name;
            hold.quantity = want.quantity;
            hold.element = element(want.name, memory);
            holds.add(hold);
        }
        hold.mode = want.mode;
        hold.token = 0;
        return hold;
    }

    private String element(String name, Memory memory) {
        memory.begun = true;
        if (NaiveNames.sequence(name)) {
            Long number = memory.returned.pollFirst();
            return String.valueOf(number == null ? ++memory.last : number);
        }
        if (name.startsWith("_t_")) {
            memory.lastTick = tick();
            return memory.lastTick / 10 + "." + memory.lastTick % 10;
        }
        String[] elements = name.split("\\.", -1);
        if (NaiveNames.modal(name) || elements.length == 1) {
            return "";
        }
        while (holds.stream()
                .anyMatch(h -> h.name.equals(name) && h.element.equals(elements[memory.turn]))) {
            memory.turn = (memory.turn + 1) % elements.length;
        }
        String found = elements[memory.turn];
        memory.turn = (memory.turn + 1) % elements.length;
        return found;
    }

    private void drop(Hold hold, boolean rollback) {
        holds.remove(hold);
        wants.stream()
                .filter(w -> w.converts == hold)
                .forEach(w -> events.add(w.ticket + " NotHeld"));
        wants.removeIf(w -> w.converts == hold);
        if (rollback && hold.name.startsWith("_S_")) {
            memory(hold.name).returned.add(Long.parseLong(hold.element));
        }
    }

    private @Nullable Hold own(long session, String name) {
        return holds.stream()
                .filter(h -> h.session == session && h.name.equals(name))
                .findFirst()
                .orElse(null);
    }

    // ---- memory

    private Memory memory(String name) {
        return memories.computeIfAbsent(name, n -> new Memory());
    }

    private void keep(String name, long millis) {
        if (millis > 0) {
            memory(name).keepMillis = millis;
        }
    }

    private boolean used(String name) {
        return holds.stream().anyMatch(h -> h.name.equals(name))
                || wants.stream().anyMatch(w -> w.name.equals(name));
    }

    private boolean forgotten(String name, Memory m) {
        if (m.keptUntil < 0) {
            if (NaiveNames.sequence(name) && m.begun && m.keepMillis == 0) {
                return false;
            }
            m.keptUntil = nowMillis + m.keepMillis;
            if (name.startsWith("_t_") && m.begun && tick() == m.lastTick) {
                m.keptUntil = Math.max(m.keptUntil, (m.lastTick + 1) * 100);
            }
        }
        return m.keptUntil <= nowMillis;
    }

    private long tick() {
        return nowMillis / 100;
    }

    private long lastTick(String name) {
        Memory m = memories.get(name);
        return m == null ? 0 : Math.max(0, m.lastTick);
    }

    private static String words(Hold hold) {
        return hold.mode + " x" + hold.quantity + " " + hold.element;
    }
}
