package org.lockward.pki.gui.lifecycle;

import org.lockward.pki.act.Selection;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.inventory.Deployment;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.List;

/// The nodes that a form is about, as they were when it was opened: what the person sees and agrees
/// to.
///
/// @param destinations where bundles of any node of the fleet live, each once
record Targets(Selection selection, List<NodeRecord> nodes, List<String> destinations) {

    Targets {
        nodes = List.copyOf(nodes);
        destinations = List.copyOf(destinations);
    }

    /// Reads the inventory: not for the screen's thread.
    static Targets read(Authority authority, Selection selection) {
        List<NodeRecord> nodes =
                switch (selection) {
                    case Selection.Ids ids -> authority.nodes(ids.ids());
                    case Selection.Query query -> authority.find(query.query());
                };
        return new Targets(
                selection,
                nodes,
                authority.deployments().stream().map(Deployment::destination).distinct().toList());
    }

    int count() {
        return nodes.size();
    }

    /// One node that was chosen by its name; anything else is a bulk act.
    boolean single() {
        return selection instanceof Selection.Ids && count() == 1;
    }

    /// `node-17`, or `40 nodes`.
    String subject() {
        return single() ? nodes.getFirst().id().value() : Messages.text("lifecycle.nodes", count());
    }

    /// The nodes now, when they are still as many as the person saw. Reads the inventory: not for
    /// the screen's thread.
    ///
    /// @throws PkiException.Conflict when they are not: then nothing was done
    List<UniqueId> confirmed(Authority authority) {
        List<UniqueId> now = selection.nodes(authority::find);
        if (now.size() != count()) {
            throw new PkiException.Conflict(
                    new Problem(
                            Messages.text("lifecycle.moved", count(), now.size()),
                            Messages.text("lifecycle.moved.why"),
                            Messages.text("lifecycle.moved.fix")));
        }
        return now;
    }
}
