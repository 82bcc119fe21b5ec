package org.lockward.pki.cli;

import picocli.CommandLine.Command;

/// `pki show-ca`.
@Command(description = "Shows who the CA is, how long it lasts, and its fingerprint.")
final class ShowCaCommand extends PkiCommand {

    ShowCaCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void run() {
        print(
                CaText.of(
                        authority("show-ca").ca(),
                        directory().home(),
                        surroundings().clock().instant()));
    }
}
