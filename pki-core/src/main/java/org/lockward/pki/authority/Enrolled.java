package org.lockward.pki.authority;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.name.UniqueId;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/// A certificate that was issued, stored, and written as a bundle; all of it is on the disk.
///
/// @param bundle the directory with the node's files
/// @param notices what the requester should know, as a validity that was cut
/// @param predecessor the certificate whose place it took; empty when there was none that was valid
public record Enrolled(
        UniqueId node,
        SerialNumber serial,
        Validity validity,
        Path bundle,
        List<String> notices,
        Optional<Predecessor> predecessor) {

    public Enrolled {
        notices = List.copyOf(notices);
    }
}
