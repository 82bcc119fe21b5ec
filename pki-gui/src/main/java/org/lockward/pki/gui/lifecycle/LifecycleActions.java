package org.lockward.pki.gui.lifecycle;

import javafx.beans.binding.Bindings;
import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.value.ObservableBooleanValue;

import org.lockward.pki.act.Act;
import org.lockward.pki.act.Selection;
import org.lockward.pki.gui.action.Action;
import org.lockward.pki.gui.fleet.FleetViewModel;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.progress.Batches;
import org.lockward.pki.gui.shell.Desk;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.inventory.Supersession;
import org.lockward.pki.revocation.Reason;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Function;

/// What can be done with the chosen nodes, and with all that expire soon.
public final class LifecycleActions {

    /// How near its end a certificate is when it counts as expiring.
    static final Duration SOON = Duration.ofDays(30);

    /// Valid certificates that end soon: what has expired already may be a node that is gone.
    static final Selection EXPIRING =
            new Selection.Query(NodeQuery.ALL.in(NodeState.ACTIVE).expiringWithin(SOON));

    private final Desk desk;
    private final Batches batches;
    private final FleetViewModel fleet;
    private final ObservableBooleanValue chosen;

    private LifecycleActions(Desk desk, Batches batches, FleetViewModel fleet) {
        this.desk = desk;
        this.batches = batches;
        this.fleet = fleet;
        this.chosen =
                Bindings.createBooleanBinding(
                        () ->
                                fleet.selection().get().isPresent()
                                        && fleet.selectedCount().get() > 0,
                        fleet.selection(),
                        fleet.selectedCount());
    }

    public static void register(Desk desk, Batches batches, FleetViewModel fleet) {
        LifecycleActions all = new LifecycleActions(desk, batches, fleet);
        desk.actions().add(all.renewExpiring());
        desk.actions().add(all.renew());
        desk.actions().add(all.rekey());
        desk.actions().add(all.deploy());
        desk.actions().add(all.revoke());
    }

    private Action renewExpiring() {
        return new Action(
                "fleet.renew-expiring",
                Messages.text("lifecycle.action.renew-expiring"),
                "mdoal-autorenew",
                Optional.empty(),
                new SimpleBooleanProperty(true),
                () -> new RenewForm(desk, batches, EXPIRING, false).open(),
                () -> List.of(renewal(EXPIRING)));
    }

    private Action renew() {
        return onChosen(
                "node.renew",
                Messages.text("lifecycle.action.renew"),
                "mdoal-autorenew",
                new Doing(
                        nodes -> new RenewForm(desk, batches, nodes, false).open(),
                        LifecycleActions::renewal));
    }

    private Action rekey() {
        return onChosen(
                "node.rekey",
                Messages.text("lifecycle.action.rekey"),
                "mdomz-vpn_key",
                new Doing(
                        nodes -> new RenewForm(desk, batches, nodes, true).open(),
                        nodes ->
                                new Act.RekeyNode(
                                        nodes,
                                        Optional.empty(),
                                        new Supersession.LetExpire(),
                                        true,
                                        Optional.empty())));
    }

    private Action deploy() {
        return onChosen(
                "node.deploy",
                Messages.text("lifecycle.action.deploy"),
                "mdomz-publish",
                new Doing(
                        nodes -> new DeployForm(desk, batches, nodes).open(),
                        nodes -> new Act.DeployNode(nodes, Optional.empty(), Optional.empty())));
    }

    private Action revoke() {
        return onChosen(
                "node.revoke",
                Messages.text("lifecycle.action.revoke"),
                "mdoal-block",
                new Doing(nodes -> new RevokeForm(desk, batches, nodes).open(), this::revocation));
    }

    private Act revocation(Selection nodes) {
        Optional<Integer> count =
                nodes instanceof Selection.Query
                        ? Optional.of(fleet.selectedCount().get())
                        : Optional.empty();
        return new Act.RevokeNode(nodes, Reason.UNSPECIFIED, count);
    }

    private static Act renewal(Selection nodes) {
        return new Act.RenewNode(nodes, Optional.empty(), new Supersession.LetExpire(), true);
    }

    /// The form that opens, and what it would do if nothing were changed there.
    private record Doing(Consumer<Selection> open, Function<Selection, Act> act) {}

    private Action onChosen(String id, String title, String icon, Doing doing) {
        return new Action(
                id,
                title,
                icon,
                Optional.empty(),
                chosen,
                () -> fleet.selection().get().ifPresent(doing.open()),
                () -> fleet.selection().get().map(doing.act()).stream().toList());
    }
}
