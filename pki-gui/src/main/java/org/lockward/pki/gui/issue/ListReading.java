package org.lockward.pki.gui.issue;

import org.lockward.pki.act.Act;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.fleet.NodeList;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.preferences.Choices;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/// What a list means: an act for each node that can be issued, and what is wrong with the others.
record ListReading(List<Act.IssueNode> acts, List<Problem> problems) {

    static final ListReading NOTHING = new ListReading(List.of(), List.of());

    ListReading {
        acts = List.copyOf(acts);
        problems = List.copyOf(problems);
    }

    /// What the person gave us.
    ///
    /// @param text pasted or typed
    /// @param files dropped or chosen: lists, or requests
    /// @param place where a node goes whose line does not say
    record Source(
            String text,
            List<Path> files,
            Function<UniqueId, Optional<Destination>> place,
            Choices defaults) {

        Source {
            files = List.copyOf(files);
        }
    }

    /// Reads files and asks the inventory who has a certificate: not for the screen's thread.
    static ListReading of(Source source, Authority authority) {
        List<NodeList.Row> rows = new ArrayList<>();
        List<Problem> problems = new ArrayList<>();
        add(NodeList.parse(source.text(), Messages.text("issue.list.text")), rows, problems);
        for (Path file : source.files()) {
            try {
                add(NodeList.ofFile(file), rows, problems);
            } catch (PkiException e) {
                problems.addAll(e.problems());
            }
        }
        Map<UniqueId, NodeRecord> known = active(authority, rows);
        Map<UniqueId, Act.IssueNode> acts = new LinkedHashMap<>();
        for (NodeList.Row row : rows) {
            if (known.containsKey(row.node())) {
                problems.add(taken(row, known.get(row.node())));
            } else if (acts.putIfAbsent(row.node(), act(row, source)) != null) {
                problems.add(
                        Problem.of(
                                Messages.text("issue.list.twice", row.node().value(), row.line())));
            }
        }
        return new ListReading(List.copyOf(acts.values()), problems);
    }

    private static void add(NodeList list, List<NodeList.Row> rows, List<Problem> problems) {
        rows.addAll(list.rows());
        problems.addAll(list.problems());
    }

    private static Map<UniqueId, NodeRecord> active(Authority authority, List<NodeList.Row> rows) {
        if (rows.isEmpty()) {
            return Map.of();
        }
        return authority.nodes(rows.stream().map(NodeList.Row::node).toList()).stream()
                .filter(node -> node.state() == NodeState.ACTIVE)
                .collect(Collectors.toMap(NodeRecord::id, Function.identity(), (a, _) -> a));
    }

    private static Problem taken(NodeList.Row row, NodeRecord node) {
        return new Problem(
                Messages.text("issue.list.taken", row.line(), row.node().value()),
                Messages.text(
                        "issue.list.taken.why",
                        node.serial().hex(),
                        node.validity().notAfter().toString()),
                "");
    }

    private static Act.IssueNode act(NodeList.Row row, Source source) {
        Act.IssueNode plain = row.act();
        Choices defaults = source.defaults();
        return new Act.IssueNode(
                plain.node(),
                plain.names(),
                plain.profile(),
                defaults.validity(),
                plain.csr().isPresent() ? Optional.empty() : unusual(defaults.keyAlgorithm()),
                plain.csr().map(Path::toAbsolutePath),
                plain.labels(),
                plain.deployTo().or(() -> source.place().apply(row.node())),
                plain.verify());
    }

    /// The usual key goes without saying.
    private static Optional<KeyAlgorithm> unusual(KeyAlgorithm chosen) {
        return Optional.of(chosen).filter(key -> !key.text().equals(KeyAlgorithm.NAMES.getFirst()));
    }
}
