package org.lockward.pki.gui.lifecycle;

import org.lockward.pki.act.Act;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.deployment.CrlPush;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.gui.progress.Job;
import org.lockward.pki.gui.progress.Stage;
import org.lockward.pki.gui.progress.Step;
import org.lockward.pki.problem.PkiException;

import java.util.List;

/// The published CRL on its way: a row for each destination.
final class CrlJobs {

    private CrlJobs() {}

    static List<Job> push(Authority authority, List<String> destinations) {
        return destinations.stream().map(text -> push(authority, text)).toList();
    }

    private static Job push(Authority authority, String text) {
        Destination destination = Destination.parse(text);
        Stage stage =
                new Stage(
                        List.of(Step.PUSH),
                        _ -> {
                            var crls = authority.trust().crls();
                            CrlPush.push(List.of(destination), crls)
                                    .getFirst()
                                    .failure()
                                    .ifPresent(failure -> {
                                        throw new PkiException.Unavailable(failure);
                                    });
                        });
        return new Job(text, List.of(stage), _ -> List.of(new Act.PublishCrl()));
    }
}
