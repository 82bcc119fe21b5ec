package org.lockward.lock.redis;

/// What a script of the lock idioms does, of which we know the text. It is never run.
///
/// @param act what it does to its keys, if their value is ARGV[1]
/// @param many whether it takes any number of keys; else one
/// @param arguments how many ARGV it takes
/// @param nilForNo whether `no` is nil; else 0
public record Script(Act act, boolean many, int arguments, boolean nilForNo) {

    /// What is done to the keys.
    public enum Act {
        /// Compare and delete.
        RELEASE,
        /// Compare and PEXPIRE with ARGV[2].
        EXTEND,
        /// Compare and EXPIRE with ARGV[2].
        EXTEND_SECONDS,
        /// Compare and PEXPIRE with ARGV[2], which is added to what is left if ARGV[3] is 0.
        ADJUST,
        /// SET with PX ARGV[2] if none of them is held.
        ACQUIRE,
        /// SET with PX ARGV[2] if it is not held; PEXPIRE if it is, by the same value.
        OBTAIN
    }
}
