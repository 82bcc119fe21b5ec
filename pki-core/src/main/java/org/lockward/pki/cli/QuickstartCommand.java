package org.lockward.pki.cli;

import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.quickstart.Narrator;
import org.lockward.pki.quickstart.Quickstart;

import picocli.CommandLine.Command;
import picocli.CommandLine.Parameters;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `pki quickstart [DIR]`.
@Command(
        description = {
            "Shows the whole idea on this machine: a CA, three nodes, three lock daemons, a lock,",
            "four intruders. Everything is made in DIR, or in a new temporary directory."
        })
final class QuickstartCommand extends PkiCommand {

    @Parameters(paramLabel = "DIR", arity = "0..1")
    private Optional<String> directory = Optional.empty();

    QuickstartCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    void run() {
        long start = System.nanoTime();
        Console console = console();
        Optional<Path> wish = directory.map(text -> CommonOptions.path("DIR", text));
        Path made = Quickstart.play(wish, new Teller(console), context("quickstart"));
        Duration took = Duration.ofNanos(System.nanoTime() - start);
        console.print(
                List.of(
                        "",
                        "Done in %d s; nothing keeps running. What to do next:"
                                .formatted(took.toSeconds())));
        console.print(next(made));
    }

    private static List<String> next(Path made) {
        String pki = launcher();
        String home = " --home " + made.resolve("ca");
        return List.of(
                "  look around:   " + pki + " list-nodes" + home,
                "  one more node: "
                        + pki
                        + " issue-node db1"
                        + home
                        + " --passphrase file:"
                        + made.resolve("passphrase"),
                "  for real:      " + pki + " init --name \"My fleet\"");
    }

    /// As the user can type it here.
    private static String launcher() {
        Path lock = Path.of(System.getProperty("lockward.lock", "lock")).toAbsolutePath();
        Path pki = lock.resolveSibling("pki");
        if (!Files.isExecutable(pki)) {
            return "pki";
        }
        Path here = Path.of("").toAbsolutePath();
        return here.equals(pki.getParent()) ? "./pki" : pki.toString();
    }

    /// Prints each fact when it was observed.
    private final class Teller implements Narrator {

        private final Console console;
        private int part;

        Teller(Console console) {
            this.console = console;
        }

        @Override
        public void heading(String text) {
            part++;
            console.print(List.of("", console.bold(part + "  " + text)));
        }

        @Override
        public void tell(String text) {
            console.print((part == 0 ? "" : "   ") + SafeText.oneLine(text));
        }

        @Override
        public void show(List<NodeRecord> inventory) {
            NodeText.table(inventory, surroundings().clock().instant()).lines().forEach(this::tell);
        }
    }
}
