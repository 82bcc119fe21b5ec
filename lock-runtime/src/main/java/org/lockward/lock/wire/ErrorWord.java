package org.lockward.lock.wire;

/// The first word of an error reply: what a program decides by. The rest of the line is for people.
public enum ErrorWord {
    /// The request is malformed or unknown, or the daemon failed at it.
    ERR,
    /// Held by others, and the request said NOWAIT.
    BUSY,
    /// The wait is over without a lock.
    TIMEOUT,
    /// The wait would never end: those who wait for each other form a cycle.
    DEADLOCK,
    /// That can never be granted: more than there is, a mode that the resource does not have.
    IMPOSSIBLE,
    /// Nobody has created the resource, and the request neither creates it nor waits.
    ABSENT,
    /// No such lock with that token in this session.
    NOTHELD,
    /// The peer is not who it says, or may not do that.
    DENIED,
    /// The peer's certificate is revoked.
    REVOKED,
    /// A limit is reached.
    QUOTA,
    /// The daemon is going down and grants nothing any more.
    DRAINING,
    /// The daemon starts after a crash: only what was held before can be taken back.
    GRACE,
    /// What was to be taken back is another's, or nobody's to take back.
    LOST,
    /// The host's agent does not reach the daemon.
    UNREACHABLE,
    /// HELLO asked for a protocol version that is not spoken.
    NOPROTO,
    /// Nothing was heard from the session for as long as its lease.
    EXPIRED,
    /// A script that is not among the known ones, or was not sent yet.
    NOSCRIPT,
    /// The name is in use by the other family: LOCK, or the idioms of Redis.
    WRONGTYPE,
    /// An admin has ended the session.
    KILLED,
    /// Well understood, but this daemon does not do it.
    UNSUPPORTED
}
