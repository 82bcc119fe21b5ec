package org.lockward.pki.authority;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.UniqueId;

import java.util.List;
import java.util.Optional;

/// What an enrolment would issue: it passed every check, and nothing was changed.
///
/// @param names all subject alternative names, those that we add too
/// @param notices what the requester should know, as a validity that was cut
/// @param succeeds the serial number whose place it would take
public record EnrollmentPreview(
        UniqueId node,
        String subject,
        List<GeneralName> names,
        Validity validity,
        List<String> notices,
        Optional<SerialNumber> succeeds) {

    public EnrollmentPreview {
        names = List.copyOf(names);
        notices = List.copyOf(notices);
    }
}
