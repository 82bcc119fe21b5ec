package org.lockward.pki.authority;

import org.lockward.pki.certificate.CaCertificate;
import org.lockward.pki.enrollment.EnrollmentRequest;
import org.lockward.pki.enrollment.KeySource;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.inventory.Supersession;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.GeneralName;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Gives nodes newer certificates in place of those they have.
record Renewing(Home home, Configuration configuration) {

    private static final int STRONG_RSA_BITS = 3072;

    EnrollmentPreview preview(Renewal renewal, CaCertificate ca) {
        Origin origin = home.with(inventory -> Origin.of(home, inventory, renewal.node()));
        Draft draft = draft(renewal, origin, ca);
        home.change(inventory -> {
            new Dues(home, inventory).requireClock();
            inventory.check(
                    draft.reservation(
                            configuration.generation(),
                            Optional.of(origin.certificate().serial()),
                            home.context()));
        });
        return draft.preview(Optional.of(origin.certificate().serial()));
    }

    /// Between the two looks at the inventory the key is made, which takes long; whoever renewed
    /// the node meanwhile is found out.
    Enrolled renew(Renewal renewal, Unlocked ca) {
        Origin origin = home.with(inventory -> Origin.of(home, inventory, renewal.node()));
        Draft draft = draft(renewal, origin, ca.certificate());
        return home.with(inventory -> issue(inventory, new Plan(renewal, origin, draft), ca));
    }

    private record Plan(Renewal renewal, Origin origin, Draft draft) {}

    private Enrolled issue(Inventory inventory, Plan plan, Unlocked ca) {
        Dues dues = new Dues(home, inventory);
        dues.requireClock();
        List<String> told = dues.settle(ca);
        var succession =
                new Issuing.Succession(
                        plan.origin().certificate().serial(), plan.renewal().superseded());
        return new Issuing(home, inventory, ca)
                .issue(plan.draft().with(Optional.empty(), told), Optional.of(succession));
    }

    private Draft draft(Renewal renewal, Origin origin, CaCertificate ca) {
        EnrollmentRequest request =
                new EnrollmentRequest(
                        renewal.node(),
                        asked(origin),
                        origin.profile(),
                        renewal.validity().or(() -> length(origin, ca)),
                        source(renewal.key(), origin),
                        origin.node().labels());
        Draft draft = Draft.of(request, configuration.fleet(), ca, home.context());
        boolean kept = renewal.key() instanceof KeyChoice.Same;
        return draft.with(kept ? origin.key() : Optional.empty(), notices(renewal, origin));
    }

    /// Without the names that are added to every certificate.
    private List<GeneralName> asked(Origin origin) {
        List<GeneralName> asked = new ArrayList<>(origin.node().names());
        asked.removeAll(configuration.fleet().names(origin.node().id(), List.of()));
        return asked;
    }

    /// As long as the one before; one that was cut at the CA's end does not say how long it was to
    /// be.
    private static Optional<Duration> length(Origin origin, CaCertificate ca) {
        var validity = origin.certificate().validity();
        return Optional.of(validity.length())
                .filter(_ -> !validity.notAfter().equals(ca.validity().notAfter()));
    }

    private static KeySource source(KeyChoice choice, Origin origin) {
        return switch (choice) {
            case KeyChoice.Same _ -> new KeySource.Kept(origin.publicKey());
            case KeyChoice.New made ->
                    new KeySource.Generate(
                            made.algorithm().orElseGet(() -> strong(origin.algorithm())));
        };
    }

    /// The same kind, as strong as we make it.
    private static KeyAlgorithm strong(KeyAlgorithm before) {
        return before instanceof KeyAlgorithm.Rsa rsa && rsa.modulusBits() < STRONG_RSA_BITS
                ? new KeyAlgorithm.Rsa(STRONG_RSA_BITS)
                : before;
    }

    private static List<String> notices(Renewal renewal, Origin origin) {
        boolean ours = origin.key().isPresent();
        return switch (renewal.key()) {
            case KeyChoice.Same _ ->
                    ours
                            ? List.of()
                            : List.of("the bundle has no private key: the node has it, not the CA");
            case KeyChoice.New _ -> rekeyed(renewal, ours);
        };
    }

    private static List<String> rekeyed(Renewal renewal, boolean ours) {
        List<String> notices = new ArrayList<>();
        if (!ours) {
            notices.add(
                    "the new key was made here and is in the bundle; the one before was made by"
                            + " the node");
        }
        if (!(renewal.superseded() instanceof Supersession.Revoke)) {
            notices.add(
                    "the key before is still good for the superseded certificate; if somebody else"
                            + " may have it: pki revoke-node "
                            + renewal.node()
                            + " --reason keyCompromise, then issue anew");
        }
        return notices;
    }
}
