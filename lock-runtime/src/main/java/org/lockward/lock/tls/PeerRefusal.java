package org.lockward.lock.tls;

import org.lockward.lock.tls.PeerVerdict.Reason;

import java.security.GeneralSecurityException;

/// A rule that a certificate breaks; never leaves this package.
final class PeerRefusal extends GeneralSecurityException {

    private static final long serialVersionUID = 1L;

    private final Reason reason;

    PeerRefusal(Reason reason, String detail) {
        super(detail);
        this.reason = reason;
    }

    Reason reason() {
        return reason;
    }

    String detail() {
        return String.valueOf(getMessage());
    }
}
