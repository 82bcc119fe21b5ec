package org.lockward.pki.gui.welcome;

import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.task.Failure;

/// How far the program is on its way to an open CA.
public sealed interface Opening {

    /// It looks at the directory.
    record Looking() implements Opening {}

    /// There is no CA.
    ///
    /// @param cutOff whether the creation of one was cut off here; nothing was issued with it
    record Vacant(boolean cutOff) implements Opening {}

    /// There is a CA, and its key needs a passphrase.
    record Locked(Session session) implements Opening {}

    /// The key is at hand.
    record Open(Session session) implements Opening {}

    /// The directory cannot be used as it is.
    record Unusable(Failure failure) implements Opening {}
}
