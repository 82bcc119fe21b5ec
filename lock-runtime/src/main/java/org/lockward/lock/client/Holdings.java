package org.lockward.lock.client;

import org.jspecify.annotations.Nullable;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.resource.ResourceName;

import java.util.ArrayList;
import java.util.List;

/// The locks that one session holds: a list linked through the handles. For all threads.
final class Holdings {

    private @Nullable LockHandle first;
    private LockException.@Nullable Lost over;

    /// Writes down a lock; one that comes after [#loseAll] is lost at once.
    synchronized void add(LockHandle handle) {
        if (over != null) {
            handle.lose(over);
            return;
        }
        handle.next = first;
        handle.previous = null;
        if (first != null) {
            first.previous = handle;
        }
        first = handle;
        handle.listed = true;
    }

    synchronized void remove(LockHandle handle) {
        if (!handle.listed) {
            return;
        }
        handle.listed = false;
        if (handle.previous == null) {
            first = handle.next;
        } else {
            handle.previous.next = handle.next;
        }
        if (handle.next != null) {
            handle.next.previous = handle.previous;
        }
        handle.next = null;
        handle.previous = null;
    }

    synchronized List<LockHandle> all() {
        List<LockHandle> all = new ArrayList<>();
        for (LockHandle h = first; h != null; h = h.next) {
            all.add(h);
        }
        return all;
    }

    /// The handles of one grant: more than one if the session took it more than once.
    List<LockHandle> of(ResourceName name, long token) {
        return all().stream().filter(h -> h.token() == token && h.name().equals(name)).toList();
    }

    /// The session is over: all of it is lost, and whatever comes late too.
    void loseAll(LockException.Lost why) {
        List<LockHandle> lost;
        synchronized (this) {
            over = why;
            lost = all();
            lost.forEach(this::remove);
        }
        lost.forEach(handle -> handle.lose(why));
    }

    /// Whether all was lost.
    synchronized boolean isOver() {
        return over != null;
    }

    /// We are going and want to hear of nothing: they are given back by that.
    void forgetAll() {
        for (LockHandle handle : all()) {
            remove(handle);
            handle.returned();
        }
    }
}
