package org.lockward.lock.redis;

/// What is said to somebody who reaches for the lock of another.
final class Foreign {

    private Foreign() {}

    /// The value was right, the certificate was not.
    static Answer certificate(TtlLock lock, Holder asker) {
        return new Answer.Refused(
                Answer.Reason.FOREIGN,
                lock.key()
                        + " is held by "
                        + lock.holder().name()
                        + ", not by "
                        + asker.name()
                        + ": at level mutual a value counts from its own node only");
    }

    /// No value was said at all.
    static Answer blind(TtlLock lock, Holder asker) {
        return new Answer.Refused(
                Answer.Reason.FOREIGN,
                lock.key()
                        + " was taken by "
                        + lock.holder().name()
                        + ", not by "
                        + asker.name()
                        + ": compare its value first, with one of the known scripts");
    }
}
