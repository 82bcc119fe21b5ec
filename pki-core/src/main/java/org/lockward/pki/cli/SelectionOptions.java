package org.lockward.pki.cli;

import org.lockward.pki.act.Selection;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Whom a command is about: IDs, or the options of `list-nodes`, or all.
final class SelectionOptions {

    @Parameters(paramLabel = "ID", arity = "0..*", description = "the nodes; or say which:")
    private List<String> ids = new ArrayList<>();

    @Option(names = "--all", description = "every node")
    private boolean all;

    @Mixin private final NodeQueryOptions query = new NodeQueryOptions();

    /// Empty when it cannot be read; then `inputs` has a problem more.
    Optional<Selection> read(Inputs inputs) {
        List<UniqueId> nodes = inputs.readAll(ids, UniqueId::new);
        NodeQuery wanted = query.read(inputs);
        return nodes.size() < ids.size()
                ? Optional.empty()
                : inputs.read(() -> selection(nodes, wanted));
    }

    private Selection selection(List<UniqueId> nodes, NodeQuery wanted) {
        boolean asked = !wanted.equals(NodeQuery.ALL);
        if ((ids.isEmpty() ? 0 : 1) + (all ? 1 : 0) + (asked ? 1 : 0) > 1) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "IDs, --all and options like --label exclude each other",
                            "each of them says by itself which nodes are meant",
                            "use one of the three"));
        }
        return all || asked ? new Selection.Query(wanted) : new Selection.Ids(nodes);
    }
}
