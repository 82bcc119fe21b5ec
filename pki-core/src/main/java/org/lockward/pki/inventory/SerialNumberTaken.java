package org.lockward.pki.inventory;

import org.lockward.pki.certificate.SerialNumber;

/// The issuer has used this serial number: draw another one. Never reaches a user.
public final class SerialNumberTaken extends RuntimeException {

    private static final long serialVersionUID = 1L;

    public SerialNumberTaken(SerialNumber serial) {
        super("serial number " + serial + " is in use");
    }
}
