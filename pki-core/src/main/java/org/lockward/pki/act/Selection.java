package org.lockward.pki.act;

import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.NodeSort;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.List;
import java.util.function.Function;

/// Whom an act is about.
public sealed interface Selection {

    /// The nodes, now.
    ///
    /// @param find asked only for a query, as `Authority::find`
    default List<UniqueId> nodes(Function<NodeQuery, List<NodeRecord>> find) {
        return switch (this) {
            case Ids ids -> ids.ids();
            case Query query -> find.apply(query.query()).stream().map(NodeRecord::id).toList();
        };
    }

    /// These nodes; at least one.
    record Ids(List<UniqueId> ids) implements Selection {

        public Ids {
            ids = List.copyOf(ids);
            if (ids.isEmpty()) {
                throw new PkiException.InvalidInput(
                        new Problem(
                                "no node is named",
                                "an act is about some nodes",
                                "name their IDs, or say which with --state, --label, --match …"));
            }
        }

        public static Ids of(UniqueId... ids) {
            return new Ids(List.of(ids));
        }
    }

    /// Every node that matches when the act begins; the order does not matter.
    record Query(NodeQuery query) implements Selection {

        public Query {
            query = query.sorted(NodeSort.ID);
            Labels.requireSayable(query.labels());
        }
    }
}
