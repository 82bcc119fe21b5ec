package org.lockward.lock.server;

import org.lockward.lock.access.LiveRules;

import java.util.Optional;

/// What all connections of one daemon share.
record Daemon(
        TableLoop table,
        Admission admission,
        PeerLog log,
        ServerLimits limits,
        Security security,
        AdminPolicy admins,
        Optional<LiveRules> rules,
        Spoken spoken) {

    static Daemon of(ServerConfig config, TableLoop table) {
        return new Daemon(
                table,
                new Admission(config.limits()),
                new PeerLog(config.log()),
                config.limits(),
                config.security(),
                config.admins(),
                config.rules(),
                Spoken.of(config));
    }
}
