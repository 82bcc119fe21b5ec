package org.lockward.lock.server;

import org.lockward.lock.flom.FlomAnswer;
import org.lockward.lock.session.Session;

import java.util.function.Consumer;

/// The protocols of a daemon, and who it is in FLoM's: the CN of its certificate, or the ID of its
/// machine.
///
/// @param machine said at level none
record Spoken(Protocols protocols, Security security, String machine) {

    static Spoken of(ServerConfig config) {
        return new Spoken(
                config.protocols(),
                config.security(),
                config.protocols().flom() ? MachineId.read() : MachineId.UNKNOWN);
    }

    /// Whether a connection that starts with that byte speaks FLoM's.
    boolean isFlom(byte first) {
        return protocols.flom() && (first == '<' || !protocols.resp());
    }

    FlomConversation flom(Session session, Consumer<FlomAnswer> out) {
        return new FlomConversation(session, this::self, out);
    }

    private String self() {
        return switch (security) {
            case Security.None _ -> machine;
            case Security.Certified certified ->
                    certified.material().server().material().self().id();
        };
    }
}
