package org.lockward.lock.server;

import org.lockward.lock.resource.LockMode;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// What clients have seen of a daemon, and whether a daemon that keeps its promises can have shown
/// it to them. All times are of one clock.
record History(List<Use> uses) {

    /// One lock, from a client's side.
    ///
    /// @param asked before the request was sent
    /// @param known when the reply was there that it is held or queued
    /// @param granted when it was known to be held
    /// @param released before it was given back
    record Use(
            int client,
            String name,
            LockMode mode,
            long asked,
            long known,
            long granted,
            long released,
            long token) {

        boolean related(Use other) {
            return name.equals(other.name)
                    || (name.startsWith("/")
                            && (name.startsWith(other.name + "/")
                                    || other.name.startsWith(name + "/")));
        }

        boolean overlaps(Use other) {
            return granted < other.released && other.granted < released;
        }
    }

    /// Each broken promise, in words; empty if all were kept.
    List<String> faults() {
        List<String> faults = new ArrayList<>();
        List<Use> byToken = uses.stream().sorted(Comparator.comparingLong(Use::token)).toList();
        for (int i = 0; i < byToken.size(); i++) {
            for (int j = i + 1; j < byToken.size(); j++) {
                check(byToken.get(i), byToken.get(j), faults);
            }
        }
        return faults;
    }

    /// @param first the one with the smaller token
    private static void check(Use first, Use second, List<String> faults) {
        if (first.token() == second.token()) {
            faults.add("one token twice: " + first + " and " + second);
        }
        if (second.granted() < first.asked()) {
            faults.add("granted before it was asked for, with a larger token: " + first + second);
        }
        if (!first.related(second)) {
            return;
        }
        if (!first.mode().compatibleWith(second.mode()) && first.overlaps(second)) {
            faults.add("both held at a time: " + first + " and " + second);
        }
        if (second.known() < first.asked()) {
            faults.add("overtaken: " + second + " by " + first);
        }
    }
}
