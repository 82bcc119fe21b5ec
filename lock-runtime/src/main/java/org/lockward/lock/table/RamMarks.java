package org.lockward.lock.table;

import java.util.HashMap;
import java.util.Map;

/// Marks that last as long as the process. For one thread.
public final class RamMarks implements Marks {

    private final Map<String, Long> marks = new HashMap<>();
    private final int most;

    /// No marks yet.
    ///
    /// @param most how many it keeps
    public RamMarks(int most) {
        this.most = most;
    }

    @Override
    public long read(String name) {
        return marks.getOrDefault(name, 0L);
    }

    @Override
    public int most() {
        return most;
    }

    @Override
    public boolean hasRoom(String name) {
        return marks.size() < most || marks.containsKey(name);
    }

    @Override
    public void reserve(String name, long upTo) {
        marks.put(name, upTo);
    }

    @Override
    public void forget(String name) {
        marks.remove(name);
    }
}
