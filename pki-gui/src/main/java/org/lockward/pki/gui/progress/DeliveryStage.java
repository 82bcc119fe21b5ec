package org.lockward.pki.gui.progress;

import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.DeliveryRequest;
import org.lockward.pki.deployment.DeliveryStep;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;

/// Brings a node's bundle to its destinations, step by step. What was delivered is not delivered
/// again when the stage is tried once more.
public final class DeliveryStage {

    private static final List<Step> STEPS = List.of(Step.STAGE, Step.CHECK, Step.SWAP, Step.PROVE);

    private final Authority authority;
    private final Supplier<List<DeliveryRequest>> where;
    private final Set<DeliveryRequest> delivered = new HashSet<>();

    private DeliveryStage(Authority authority, Supplier<List<DeliveryRequest>> where) {
        this.authority = authority;
        this.where = where;
    }

    /// The stage that delivers to each of these places, one after the other.
    ///
    /// @param where asked when the stage begins
    public static Stage of(Authority authority, Supplier<List<DeliveryRequest>> where) {
        DeliveryStage stage = new DeliveryStage(authority, where);
        return new Stage(STEPS, stage::deliver);
    }

    private void deliver(Report report) {
        List<DeliveryRequest> requests = where.get();
        if (requests.isEmpty()) {
            STEPS.forEach(report::skip);
            report.note(Messages.text("progress.nowhere"));
        }
        List<PkiException> failures = new ArrayList<>();
        for (DeliveryRequest request : requests) {
            if (!delivered.contains(request)) {
                try {
                    deliver(request, report);
                    delivered.add(request);
                } catch (PkiException e) {
                    failures.add(e);
                }
            }
        }
        if (!failures.isEmpty()) {
            throw together(failures, requests.size());
        }
    }

    private void deliver(DeliveryRequest request, Report report) {
        report.begin(Step.STAGE);
        authority.deliver(request, done -> next(done, request, report));
    }

    private static void next(DeliveryStep done, DeliveryRequest request, Report report) {
        switch (done) {
            case STAGED -> report.begin(Step.CHECK);
            case CHECKED -> report.begin(Step.SWAP);
            case SWAPPED -> {
                if (request.service().isPresent()) {
                    report.begin(Step.PROVE);
                } else {
                    report.skip(Step.PROVE);
                }
            }
            case PROVEN -> {}
        }
    }

    private static PkiException together(List<PkiException> failures, int all) {
        if (failures.size() == 1) {
            return failures.getFirst();
        }
        List<Problem> problems = failures.stream().map(e -> e.problems().getFirst()).toList();
        return new PkiException.Partial(
                new Problem(
                        Messages.text("progress.partly-delivered", failures.size(), all),
                        problems.stream().map(Problem::what).collect(Collectors.joining("; ")),
                        problems.getFirst().fix()));
    }
}
