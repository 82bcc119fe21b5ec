package org.lockward.pki.authority;

import org.lockward.pki.certificate.CaCertificate;
import org.lockward.pki.enrollment.EnrollmentRequest;

import java.util.List;
import java.util.Optional;

/// Gives nodes their first certificates, and new ones after the old ones have ended.
record Enrolling(Home home, Configuration configuration) {

    EnrollmentPreview preview(EnrollmentRequest request, CaCertificate ca) {
        Draft draft = Draft.of(request, configuration.fleet(), ca, home.context());
        home.change(inventory -> {
            new Dues(home, inventory).requireClock();
            inventory.check(
                    draft.reservation(
                            configuration.generation(), Optional.empty(), home.context()));
        });
        return draft.preview(Optional.empty());
    }

    Enrolled enroll(EnrollmentRequest request, Unlocked ca) {
        Draft draft = Draft.of(request, configuration.fleet(), ca.certificate(), home.context());
        return home.with(inventory -> {
            Dues dues = new Dues(home, inventory);
            dues.requireClock();
            List<String> told = dues.settle(ca);
            return new Issuing(home, inventory, ca)
                    .issue(draft.with(Optional.empty(), told), Optional.empty());
        });
    }
}
