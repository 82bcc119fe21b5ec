package org.lockward.pki.cli;

import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.CrlOutcome;
import org.lockward.pki.authority.DeliveryRequest;
import org.lockward.pki.authority.Enrolled;
import org.lockward.pki.authority.Predecessor;
import org.lockward.pki.authority.Renewal;
import org.lockward.pki.authority.Unlocked;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Stream;

/// Renews one node after the other. One that fails does not keep the others back, and a delivery
/// that fails does not undo its renewal. The CRL of all that was revoked is pushed once, behind the
/// deliveries: so no node is shut out that could still get its new certificate.
final class Renewals {

    private final PkiCommand command;
    private final Authority authority;
    private final boolean deploy;
    private final List<Outcome> outcomes = new ArrayList<>();
    private Optional<CrlOutcome> crl = Optional.empty();

    Renewals(PkiCommand command, Authority authority, boolean deploy) {
        this.command = command;
        this.authority = authority;
        this.deploy = deploy;
    }

    /// How it went with one node.
    ///
    /// @param done whether its certificate was issued; a delivery may have failed all the same
    private record Outcome(Result.One result, boolean done, List<PkiException> failures) {}

    /// @throws PkiException of its own kind when there was one node, else `Partial`
    void perform(List<Renewal> renewals, boolean dryRun) {
        if (renewals.isEmpty()) {
            command.console().notice("no nodes");
        } else if (dryRun) {
            attemptAll(renewals, this::preview);
        } else {
            try (Unlocked ca = command.unlock(authority)) {
                attemptAll(renewals, renewal -> renew(renewal, ca));
            }
        }
        report();
    }

    private void attemptAll(List<Renewal> renewals, Function<Renewal, Outcome> work) {
        for (Renewal renewal : renewals) {
            try {
                outcomes.add(work.apply(renewal));
            } catch (PkiException e) {
                Result.One told = RenewalText.failed(renewal.node(), e.problems());
                outcomes.add(new Outcome(told, false, List.of(e)));
            }
        }
    }

    private Outcome preview(Renewal renewal) {
        return new Outcome(
                RenewalText.preview(authority.preview(renewal), renewal, now()), true, List.of());
    }

    private Outcome renew(Renewal renewal, Unlocked ca) {
        Enrolled enrolled = authority.renew(renewal, ca);
        enrolled.notices().forEach(command.console()::notice);
        Optional<Predecessor> before = enrolled.predecessor();
        crl = before.flatMap(Predecessor::crl).or(() -> crl);
        List<RenewalText.Delivered> deliveries = deploy ? deliver(enrolled) : List.of();
        Stream<PkiException> undelivered = deliveries.stream().flatMap(d -> d.failure().stream());
        return new Outcome(
                RenewalText.of(renewal, enrolled, deliveries, now()),
                true,
                Stream.concat(unpublished(enrolled), undelivered).toList());
    }

    /// What was revoked and is on no CRL yet: the notice said why.
    private static Stream<PkiException> unpublished(Enrolled enrolled) {
        return enrolled.predecessor().stream()
                .filter(before -> RenewalText.isRevoked(before) && before.crl().isEmpty())
                .map(before ->
                        new PkiException.Partial(
                                new Problem(
                                        "serial %s is revoked, but on no CRL yet"
                                                .formatted(before.certificate().serial()),
                                        "the CRL could not be published",
                                        "try again with: pki publish-crl")));
    }

    private List<RenewalText.Delivered> deliver(Enrolled enrolled) {
        List<DeliveryRequest> places = authority.deliveries(enrolled.node());
        if (places.isEmpty()) {
            command.console().notice("node " + enrolled.node() + " was not deployed anywhere yet");
        }
        return places.stream().map(this::deliver).toList();
    }

    private RenewalText.Delivered deliver(DeliveryRequest request) {
        try {
            authority.deliver(request, _ -> {});
            return new RenewalText.Delivered(request, Optional.empty());
        } catch (PkiException e) {
            return new RenewalText.Delivered(request, Optional.of(e));
        }
    }

    private void report() {
        Optional<CrlReport> pushed = crl.map(published -> CrlReport.push(authority, published));
        if (outcomes.size() == 1) {
            reportOne(outcomes.getFirst(), pushed);
        } else {
            reportAll(pushed);
        }
        pushed.ifPresent(CrlReport::requireAll);
    }

    private void reportOne(Outcome outcome, Optional<CrlReport> pushed) {
        if (outcome.done()) {
            command.print(pushed.map(crl -> crl.behind(outcome.result())).orElse(outcome.result()));
        }
        if (outcome.failures().size() == 1) {
            throw outcome.failures().getFirst();
        }
        requireAll("deliveries");
    }

    private void reportAll(Optional<CrlReport> pushed) {
        List<Result.One> ones = new ArrayList<>(outcomes.stream().map(Outcome::result).toList());
        pushed.ifPresent(crl -> ones.add(crl.alone()));
        if (!ones.isEmpty()) {
            command.print(new Result.Several("lockward.renewal-list/v1", ones));
        }
        requireAll("nodes");
    }

    private void requireAll(String what) {
        List<Outcome> failed = outcomes.stream().filter(o -> !o.failures().isEmpty()).toList();
        if (!failed.isEmpty()) {
            Problem first = failed.getFirst().failures().getFirst().problems().getFirst();
            throw new PkiException.Partial(
                    new Problem(
                            outcomes.size() == 1
                                    ? "%d %s failed"
                                            .formatted(failed.getFirst().failures().size(), what)
                                    : "%d of %d %s failed"
                                            .formatted(failed.size(), outcomes.size(), what),
                            first.what(),
                            first.fix()));
        }
    }

    private Instant now() {
        return command.surroundings().clock().instant();
    }
}
