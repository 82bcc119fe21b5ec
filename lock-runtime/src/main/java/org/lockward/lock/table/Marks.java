package org.lockward.lock.table;

/// How far numbers and times have been given out, kept across restarts of the daemon. For the
/// thread of the table.
public interface Marks {

    /// The mark of that name; 0 if there is none.
    long read(String name);

    /// How many marks there can be.
    int most();

    /// Whether a mark of that name could be kept.
    boolean hasRoom(String name);

    /// Keeps a mark: when this returns it is durable, and only then anything up to it is given out.
    ///
    /// @param upTo larger than the mark before
    /// @throws org.lockward.lock.problem.LockException.Unavailable it could not be kept
    void reserve(String name, long upTo);

    /// Forgets a mark that is not needed any more. One that cannot be forgotten stays, and numbers
    /// go on behind it.
    void forget(String name);
}
