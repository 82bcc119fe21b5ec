package org.lockward.pki.gui.bench;

import javafx.application.Platform;

import org.lockward.pki.gui.testing.Waiting;

import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.time.Duration;
import java.util.concurrent.locks.LockSupport;

/// How long the screen's thread is at one act, so that it answers nobody: something asks it to note
/// the time again and again, and the longest pause between two notes is the longest act. The
/// processor's time is what counts on a machine that others use, too.
final class FxWatch {

    private static final Duration PERIOD = Duration.ofNanos(300_000);
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();

    private long lastWall;
    private long lastCpu;
    private long longestWall;
    private long longestCpu;
    private volatile boolean waiting;

    FxWatch() {
        Thread asking = Thread.ofPlatform().daemon().name("fx-watch").unstarted(this::ask);
        asking.start();
    }

    /// The longest act since the last [#restart], in milliseconds.
    record Longest(double cpu, double wall) {}

    private void ask() {
        while (true) {
            LockSupport.parkNanos(PERIOD.toNanos());
            if (!waiting) {
                waiting = true;
                Platform.runLater(this::note);
            }
        }
    }

    private void note() {
        waiting = false;
        long wall = System.nanoTime();
        long cpu = THREADS.getCurrentThreadCpuTime();
        longestWall = Math.max(longestWall, wall - lastWall);
        longestCpu = Math.max(longestCpu, cpu - lastCpu);
        lastWall = wall;
        lastCpu = cpu;
    }

    void restart() {
        Waiting.doOnScreen(() -> {
            note();
            longestWall = 0;
            longestCpu = 0;
        });
    }

    Longest longest() {
        return Waiting.onScreen(() -> new Longest(longestCpu / 1e6, longestWall / 1e6));
    }
}
