package org.lockward.pki.quickstart;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.name.UniqueId;

import java.nio.file.Path;

/// One of the three nodes.
///
/// @param name for the reader: `node-1`
/// @param id its unique ID, which stands in its certificate
/// @param serial of the certificate that was issued
/// @param daysLeft until that certificate ends
/// @param tls the directory that its daemon and its commands read
record Node(String name, UniqueId id, SerialNumber serial, long daysLeft, Path tls) {

    /// The first eight digits: enough to tell serial numbers apart.
    String shortSerial() {
        return Abbreviation.of(serial.hex());
    }
}
