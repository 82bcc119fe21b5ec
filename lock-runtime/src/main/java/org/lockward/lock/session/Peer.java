package org.lockward.lock.session;

import org.lockward.lock.tls.PeerVerdict;
import org.lockward.lock.wire.Reply;

import java.security.cert.X509Certificate;
import java.util.List;
import java.util.Optional;

/// The other end of a session, as far as the session needs to know it. All calls come on the thread
/// that owns the sessions, and none of them comes back into them.
public interface Peer {

    /// Where it is: address and port.
    String address();

    /// The node ID that its certificate proves; empty where certificates are shared or absent.
    Optional<String> node();

    /// What it showed, its own certificate first; empty where it showed none.
    default List<X509Certificate> certificates() {
        return List.of();
    }

    /// Why it may not call itself so; empty if it may.
    Optional<PeerVerdict.Refused> refusal(String claimedId);

    /// Whether it may break locks, end sessions, and stop the daemon.
    boolean mayAdminister();

    /// Whether a grant could still reach it.
    boolean isOpen();

    /// Sends a reply or a push, together with others.
    void send(Reply reply);

    /// A wait begins whose reply comes late; for peers that are told so in their own way.
    ///
    /// @param position in the line; 0 if nobody has created the resource yet
    default void waits(int position) {}

    /// Its session takes requests again; those that came meanwhile are to be handed over, later.
    void resume();

    /// Sends the last reply and closes.
    ///
    /// @param reason one word for the log
    /// @param released how many locks the session held until now
    void end(String reason, int released, Reply last);

    /// Says why to the peer and in the log, and closes.
    void refuse(PeerVerdict.Refused verdict, String claimedId);
}
