package org.lockward.pki.cli;

import org.lockward.pki.cli.CompletionCommand.Shell;

import picocli.CommandLine;
import picocli.CommandLine.Model.OptionSpec;

import java.util.ArrayList;
import java.util.List;
import java.util.TreeSet;

/// Writes shell functions that complete commands, options, node IDs and file names.
final class CompletionScript {

    private static final String BASH =
            """
            # bash completion for pki
            _pki_nodes() {
                pki list-nodes -o csv --no-input -q 2>/dev/null | sed -e 1d -e 's/,.*//'
            }
            _pki() {
                local word=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD-1]} words
                COMPREPLY=()
                if [ "$COMP_CWORD" -eq 1 ]; then
                    COMPREPLY=($(compgen -W "@NAMES@" -- "$word"))
                    return
                fi
                case $previous in
                    -o|--output) COMPREPLY=($(compgen -W "table json ndjson csv" -- "$word")); return ;;
                    --home|--out) COMPREPLY=($(compgen -d -- "$word")); return ;;
                    --passphrase) COMPREPLY=($(compgen -W "file: env: fd: stdin credential:" -- "$word")); return ;;
                esac
                case ${COMP_WORDS[1]} in
            @CASES@
                esac
                case $word in
                    -*) COMPREPLY=($(compgen -W "$words" -- "$word")); return ;;
                esac
                case ${COMP_WORDS[1]} in
                    show-node|renew-node|rekey-node|revoke-node|deploy-node|show-audit) COMPREPLY=($(compgen -W "$(_pki_nodes)" -- "$word")) ;;
                    completion) COMPREPLY=($(compgen -W "bash zsh" -- "$word")) ;;
                    *) COMPREPLY=($(compgen -f -- "$word")) ;;
                esac
            }
            complete -F _pki pki
            """;

    private static final String ZSH =
            """
            # zsh completion for pki, through the functions of bash
            autoload -U +X compinit && compinit -u
            autoload -U +X bashcompinit && bashcompinit
            """;

    private CompletionScript() {}

    static List<String> of(Shell shell, Surroundings surroundings) {
        String bash =
                BASH.replace("@NAMES@", String.join(" ", Commands.NAMES))
                        .replace("@CASES@", String.join("\n", cases(surroundings)));
        return switch (shell) {
            case BASH -> bash.lines().toList();
            case ZSH -> (ZSH + bash).lines().toList();
        };
    }

    private static List<String> cases(Surroundings surroundings) {
        List<String> cases = new ArrayList<>();
        for (String name : Commands.NAMES) {
            Commands.create(name, surroundings)
                    .map(command -> Pki.commandLine(command, name))
                    .ifPresent(line ->
                            cases.add("        " + name + ") words=\"" + options(line) + "\" ;;"));
        }
        return cases;
    }

    private static String options(CommandLine line) {
        TreeSet<String> names = new TreeSet<>();
        for (OptionSpec option : line.getCommandSpec().options()) {
            names.add(option.longestName());
        }
        return String.join(" ", names);
    }
}
