package org.lockward.pki.cli;

import org.lockward.pki.act.Act;

import picocli.CommandLine.Command;

/// `pki show-ca`.
@Command(description = "Shows who the CA is, how long it lasts, and its fingerprint.")
final class ShowCaCommand extends ActCommand<Act.ShowCa> {

    ShowCaCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Act.ShowCa act() {
        return new Act.ShowCa();
    }

    @Override
    void perform(Act.ShowCa act) {
        print(
                CaText.of(
                        authority("show-ca").ca(),
                        directory().home(),
                        surroundings().clock().instant()));
    }
}
