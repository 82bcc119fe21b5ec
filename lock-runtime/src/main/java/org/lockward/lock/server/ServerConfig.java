package org.lockward.lock.server;

import org.lockward.lock.access.LiveRules;

import java.net.InetSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/// What a daemon is told when it starts.
///
/// @param endpoints where it listens
/// @param security who gets in
/// @param state directory of the durable epoch; created if it is not there
/// @param limits how much it takes on
/// @param admins which nodes may administer it
/// @param rules which node may lock what; without them any node may lock anything
/// @param drain how long a stop waits for the holders to finish
/// @param protocols what is spoken
/// @param restart what happens after a crash
/// @param log where events go
public record ServerConfig(
        Endpoints endpoints,
        Security security,
        Path state,
        ServerLimits limits,
        AdminPolicy admins,
        Optional<LiveRules> rules,
        Duration drain,
        Protocols protocols,
        Restart restart,
        EventLog log) {

    /// Time for a handshake, absolute: from the accept to the last byte of it.
    public static final Duration HANDSHAKE_DEADLINE = Duration.ofSeconds(10);

    /// How long a stop waits for the holders unless said otherwise.
    public static final Duration DEFAULT_DRAIN = Duration.ofSeconds(10);

    public ServerConfig {
        if (drain.isNegative() || drain.compareTo(Duration.ofHours(1)) > 0) {
            throw new IllegalArgumentException("the time to drain is 0 to 1 hour, not " + drain);
        }
    }

    /// A daemon with the usual limits.
    public static ServerConfig of(
            InetSocketAddress listen, Security security, Path state, EventLog log) {
        return of(Endpoints.at(listen), security, state, log);
    }

    /// The same, wherever it listens.
    public static ServerConfig of(
            Endpoints endpoints, Security security, Path state, EventLog log) {
        return new ServerConfig(
                endpoints,
                security,
                state,
                ServerLimits.DEFAULT,
                AdminPolicy.NOBODY,
                Optional.empty(),
                DEFAULT_DRAIN,
                Protocols.DEFAULT,
                Restart.DEFAULT,
                log);
    }

    public ServerConfig withLimits(ServerLimits other) {
        return new ServerConfig(
                endpoints, security, state, other, admins, rules, drain, protocols, restart, log);
    }

    public ServerConfig withDrain(Duration other) {
        return new ServerConfig(
                endpoints, security, state, limits, admins, rules, other, protocols, restart, log);
    }

    public ServerConfig withAdmins(AdminPolicy other) {
        return new ServerConfig(
                endpoints, security, state, limits, other, rules, drain, protocols, restart, log);
    }

    /// The server follows the rules and writes their changes to the log; closing them stays with
    /// whoever opened them.
    public ServerConfig withRules(LiveRules other) {
        return new ServerConfig(
                endpoints,
                security,
                state,
                limits,
                admins,
                Optional.of(other),
                drain,
                protocols,
                restart,
                log);
    }

    public ServerConfig withProtocols(Protocols other) {
        return new ServerConfig(
                endpoints, security, state, limits, admins, rules, drain, other, restart, log);
    }

    public ServerConfig withRestart(Restart other) {
        return new ServerConfig(
                endpoints, security, state, limits, admins, rules, drain, protocols, other, log);
    }
}
