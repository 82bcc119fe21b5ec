package org.lockward.lock.agent;

import org.lockward.lock.client.DaemonAddress;
import org.lockward.lock.server.EventLog;
import org.lockward.lock.tls.ExpectedDaemon;
import org.lockward.lock.tls.LiveMaterial;
import org.lockward.lock.tls.TlsPolicy;
import org.lockward.lock.unix.SocketPath;

import java.time.Duration;

/// What an agent is told when it starts.
///
/// @param socket where local processes find it
/// @param daemon where it takes them
/// @param expected which daemon has to be there
/// @param material who we are and whom we trust; closing it stays with whoever opened it
/// @param policy the one that the material was opened with
/// @param log where events go
public record AgentConfig(
        SocketPath socket,
        DaemonAddress.Network daemon,
        ExpectedDaemon expected,
        LiveMaterial material,
        TlsPolicy policy,
        EventLog log) {

    /// For a connection and its handshake together.
    static final Duration HANDSHAKE_DEADLINE = Duration.ofSeconds(10);

    /// Local processes at once; a daemon takes as many connections of one node unless told.
    static final int MOST_PASSAGES = 1_000;
}
