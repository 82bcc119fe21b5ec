package org.lockward.lock.server;

import org.lockward.lock.server.PeerWorld.Meeting;

import java.util.function.Function;

/// A row of the table of peers.
///
/// @param asClient the reason in the daemon's log, `accepted` if it is let in
/// @param told what the peer then gets: `PONG`, an error's first word, or `alert` with its name
/// @param asDaemon the reason that our client gives, `accepted` if it goes on
record PeerRow(
        String name,
        Function<PeerWorld, Meeting> meeting,
        String asClient,
        String told,
        String asDaemon) {

    /// The same reason on both sides, after the handshake: the client gets it in words.
    static PeerRow denied(String name, Function<PeerWorld, Meeting> meeting, String reason) {
        return new PeerRow(name, meeting, reason, "DENIED", reason);
    }

    /// The same reason on both sides, in the handshake: the client gets an alert.
    static PeerRow alerted(
            String name, Function<PeerWorld, Meeting> meeting, String reason, String alert) {
        return new PeerRow(name, meeting, reason, "alert " + alert, reason);
    }

    static PeerRow accepted(String name, Function<PeerWorld, Meeting> meeting) {
        return new PeerRow(name, meeting, "accepted", "PONG", "accepted");
    }

    @Override
    public String toString() {
        return name + ": " + asClient + " / " + told + " / " + asDaemon;
    }
}
