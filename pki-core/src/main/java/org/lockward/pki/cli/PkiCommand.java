package org.lockward.pki.cli;

import org.lockward.pki.audit.Actor;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.AuthorityDirectory;
import org.lockward.pki.authority.Context;
import org.lockward.pki.authority.Unlocked;
import org.lockward.pki.key.Passphrase;

import picocli.CommandLine.Mixin;

import java.util.Optional;

/// One subcommand: its options, filled in by picocli, and what it does with them.
abstract class PkiCommand {

    @Mixin private final CommonOptions options = new CommonOptions();

    private final Surroundings surroundings;

    PkiCommand(Surroundings surroundings) {
        this.surroundings = surroundings;
    }

    /// Does it. Whatever goes wrong is thrown.
    abstract void run();

    final CommonOptions options() {
        return options;
    }

    final Surroundings surroundings() {
        return surroundings;
    }

    final Console console() {
        return options.console(surroundings);
    }

    final AuthorityDirectory directory() {
        return new AuthorityDirectory(options.home(surroundings));
    }

    /// @param command its name, for those who wait while it works
    final Context context(String command) {
        return new Context(
                surroundings.clock(),
                surroundings.random().get(),
                command,
                Actor.ofThisProcess(surroundings.environment()));
    }

    final Authority authority(String command) {
        return Authority.open(directory(), context(command));
    }

    /// The CA with its key in memory; asks for the passphrase only when there is one.
    final Unlocked unlock(Authority authority) {
        if (!authority.keyEncrypted()) {
            return authority.unlock(Optional.empty());
        }
        try (Passphrase passphrase =
                new PassphraseReader(surroundings)
                        .existing(options.passphraseSource(surroundings))) {
            return authority.unlock(Optional.of(passphrase));
        }
    }

    final void print(Result result) {
        console().print(result.lines(options.format()));
    }
}
