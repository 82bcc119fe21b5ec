package org.lockward.samples.bench;

/// One client of one system with one named lock. For one thread.
interface Cycle extends AutoCloseable {

    /// Has the lock when it returns.
    void lock() throws Exception;

    /// Gives it back.
    void unlock() throws Exception;

    /// Takes it and gives it back; what is pipelined does both in another order.
    default void pair() throws Exception {
        lock();
        unlock();
    }

    @Override
    void close();
}
