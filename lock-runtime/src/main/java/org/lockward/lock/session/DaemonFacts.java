package org.lockward.lock.session;

/// What does not change about a daemon while it runs.
///
/// @param version of the software
/// @param node the ID in its certificate when it started, `-` at level none
/// @param security the level: none, tls or mutual
/// @param engine what does TLS, `-` at level none
/// @param transport what does TCP: epoll or nio
/// @param epoch the high 24 bits of every token
/// @param trust what may change: the revocation lists
public record DaemonFacts(
        String version,
        String node,
        String security,
        String engine,
        String transport,
        long epoch,
        Trust trust) {

    /// Without TLS.
    public DaemonFacts(
            String version,
            String node,
            String security,
            String engine,
            String transport,
            long epoch) {
        this(version, node, security, engine, transport, epoch, Trust.none());
    }
}
