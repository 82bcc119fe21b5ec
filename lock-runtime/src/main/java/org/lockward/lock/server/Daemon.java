package org.lockward.lock.server;

/// What all connections of one daemon share.
record Daemon(TableLoop table, Admission admission, PeerLog log, Security security) {

    static Daemon of(ServerConfig config, TableLoop table) {
        return new Daemon(
                table,
                new Admission(config.limits()),
                new PeerLog(config.log()),
                config.security());
    }
}
