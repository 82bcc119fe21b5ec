package org.lockward.pki.cli;

import org.lockward.pki.act.Act;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import picocli.CommandLine.Command;

import java.util.ServiceLoader;

/// `pki gui`.
@Command(description = "Opens the desktop program on the same CA; other commands work meanwhile.")
final class GuiCommand extends ActCommand<Act.Gui> {

    GuiCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Act.Gui act() {
        return new Act.Gui();
    }

    @Override
    void perform(Act.Gui act) {
        ServiceLoader.load(Desktop.class)
                .findFirst()
                .orElseThrow(GuiCommand::missing)
                .open(start());
    }

    private DesktopStart start() {
        return new DesktopStart(
                options().home(surroundings()),
                options().isHomeSaid(surroundings()),
                surroundings().environment(),
                surroundings().clock(),
                surroundings().random());
    }

    private static PkiException missing() {
        return new PkiException.Unavailable(
                new Problem(
                        "the desktop program is not here",
                        "this is pki alone, without pki-gui on its class path",
                        "start it with ./pki gui from a checkout, or pki-gui from the package"));
    }
}
