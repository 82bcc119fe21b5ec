package org.lockward.lock.table;

import org.jspecify.annotations.Nullable;

import java.util.NavigableSet;
import java.util.OptionalLong;
import java.util.TreeSet;

/// All that time will bring, in order.
final class Alarms {

    private final NavigableSet<Alarm> set = new TreeSet<>(Alarm::inOrder);
    private long numbers;

    void timeUp(Wait wait, long atNanos) {
        wait.alarm = new Alarm.TimeUp(atNanos, ++numbers, wait);
        set.add(wait.alarm);
    }

    Alarm tick(Times times, long atNanos) {
        Alarm alarm = new Alarm.Tick(atNanos, ++numbers, times);
        set.add(alarm);
        return alarm;
    }

    Alarm unused(Resource resource, long atNanos) {
        Alarm alarm = new Alarm.Unused(atNanos, ++numbers, resource);
        set.add(alarm);
        return alarm;
    }

    void cancel(@Nullable Alarm alarm) {
        if (alarm != null) {
            set.remove(alarm);
        }
    }

    /// Takes the next one off if its time has come.
    @Nullable Alarm due(long nowNanos) {
        return !set.isEmpty() && nowNanos - set.first().atNanos() >= 0 ? set.pollFirst() : null;
    }

    OptionalLong next() {
        return set.isEmpty() ? OptionalLong.empty() : OptionalLong.of(set.first().atNanos());
    }
}
