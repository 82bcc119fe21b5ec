package org.lockward.pki.quickstart;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Node 1 takes a lock on node 2's daemon; node 3 wants it too and has to wait until it is free.
record LockScene(Programs programs, Daemon daemon, Narrator narrator) {

    static final String LOCK = "nightly-backup";

    private static final Duration PATIENCE = LockCommand.PATIENCE;
    private static final String TOKEN = "token=";

    void play(Node holder, Node waiter) {
        Child held = command(holder).hold(LOCK, holder.name());
        long first = token(held);
        narrator.tell(
                "%s holds \"%s\" on %s's daemon, fencing token %d"
                        .formatted(holder.name(), LOCK, daemon.node().name(), first));
        Child waiting = command(waiter).hold(LOCK, waiter.name());
        String place = awaitQueued(holder, waiter);
        requireSilent(waiting);
        narrator.tell(
                "%s asks for it too and waits, %s in the queue".formatted(waiter.name(), place));
        long released = System.nanoTime();
        held.endInput();
        long second = token(waiting);
        long after = Duration.ofNanos(System.nanoTime() - released).toMillis();
        if (second <= first) {
            throw Observation.failure("the fencing token grows", first + " then " + second);
        }
        narrator.tell(
                "%s lets go; %s has it %d ms later, fencing token %d"
                        .formatted(holder.name(), waiter.name(), after, second));
        end(held);
        waiting.endInput();
        end(waiting);
    }

    private LockCommand command(Node node) {
        return new LockCommand(programs, node.tls(), daemon);
    }

    private static long token(Child child) {
        String line = child.awaitLine(TOKEN, PATIENCE);
        try {
            return Long.parseLong(line.substring(TOKEN.length()));
        } catch (NumberFormatException e) {
            throw Observation.failure("a fencing token is a number", line);
        }
    }

    /// Its place in the queue, as `lock status` tells it.
    private String awaitQueued(Node asking, Node waiter) {
        Pattern waiting =
                Pattern.compile(
                        "\\{\"name\":\"%s\"[^}]*\"position\":([0-9]+)[^}]*\"node\":\"%s\""
                                .formatted(LOCK, waiter.id()));
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            Child status = command(asking).status("--output", "json");
            Matcher found = waiting.matcher(String.join("", status.out().soFar()));
            if (found.find()) {
                return "place " + found.group(1);
            }
            if (System.nanoTime() > end) {
                throw status.unlike("a waiting " + waiter.name(), PATIENCE);
            }
        }
    }

    private static void requireSilent(Child waiting) {
        if (!waiting.out().soFar().isEmpty()) {
            throw Observation.failure(
                    "who waits has no lock yet", waiting.out().soFar().toString());
        }
    }

    private static void end(Child child) {
        int exit = child.awaitExit(PATIENCE);
        if (exit != 0) {
            throw child.unlike("exit code 0", PATIENCE);
        }
    }
}
