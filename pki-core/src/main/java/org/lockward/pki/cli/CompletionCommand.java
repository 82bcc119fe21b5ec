package org.lockward.pki.cli;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

/// `pki completion bash|zsh`.
@Command(
        description = {
            "Prints a completion script.",
            "bash: source <(pki completion bash)",
            "zsh:  source <(pki completion zsh)"
        })
final class CompletionCommand extends PkiCommand {

    /// The shells that we have a script for.
    enum Shell {
        BASH,
        ZSH
    }

    @Parameters(paramLabel = "bash|zsh")
    private Shell shell = Shell.BASH;

    CompletionCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void run() {
        console().print(CompletionScript.of(shell, surroundings()));
    }
}
