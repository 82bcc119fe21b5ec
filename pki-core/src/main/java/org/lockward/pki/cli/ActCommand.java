package org.lockward.pki.cli;

import org.lockward.pki.act.Act;

/// A subcommand that a screen can do too: what was typed becomes an act, then the act is done.
abstract class ActCommand<A extends Act> extends PkiCommand {

    ActCommand(Surroundings surroundings) {
        super(surroundings);
    }

    /// What was typed; looks at nothing but that. `InvalidInput` names all that cannot be read.
    abstract A act();

    abstract void perform(A act);

    @Override
    final void run() {
        perform(act());
    }
}
