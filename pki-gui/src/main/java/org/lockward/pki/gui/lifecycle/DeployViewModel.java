package org.lockward.pki.gui.lifecycle;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.lockward.pki.act.Act;
import org.lockward.pki.act.Selection;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.DeliveryRequest;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.gui.form.Field;
import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.progress.Batch;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// Nodes that are to be deployed, again or for the first time. For the screen's thread only; the CA
/// is asked elsewhere.
final class DeployViewModel {

    private final TargetReader reader;
    private final Selection selection;
    private final Field<Optional<Destination>> to = Field.optional(Destination::parse);
    private final Field<Optional<Endpoint>> verify = Field.optional(Endpoint::parse);
    private final ReadOnlyObjectWrapper<List<DeliveryRequest>> before =
            new ReadOnlyObjectWrapper<>(List.of());

    DeployViewModel(TargetReader reader, Selection selection) {
        this.reader = reader;
        this.selection = selection;
    }

    void read() {
        reader.read(selection);
    }

    Field<Optional<Destination>> to() {
        return to;
    }

    Field<Optional<Endpoint>> verify() {
        return verify;
    }

    TargetReader reader() {
        return reader;
    }

    ReadOnlyObjectProperty<Optional<Targets>> targets() {
        return reader.targets();
    }

    /// Where the one node was deployed before.
    ReadOnlyObjectProperty<List<DeliveryRequest>> before() {
        return before.getReadOnlyProperty();
    }

    /// What the form means; empty while a field is wrong.
    Optional<Act.DeployNode> act() {
        if (to.value().get().isEmpty() || verify.value().get().isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                new Act.DeployNode(
                        selection,
                        to.value().get().orElseThrow(),
                        verify.value().get().orElseThrow()));
    }

    String title() {
        return Messages.text(
                "lifecycle.deploy.confirm", targets().get().map(Targets::subject).orElse(""));
    }

    boolean ready() {
        return targets().get().filter(found -> found.count() > 0).isPresent()
                && act().isPresent()
                && !reader.busy().get();
    }

    /// Gives the batch to `ready`, not yet started.
    void start(Consumer<Batch> ready) {
        act().ifPresent(act ->
                reader.prepare(
                        this::title,
                        (_, nodes) -> RenewJobs.of(reader.session(), act, nodes),
                        ready));
    }

    /// Where the act brings a node: to the place that it names, else wherever it was before.
    static List<DeliveryRequest> where(Authority authority, Act.DeployNode act, UniqueId node) {
        if (act.to().isPresent()) {
            return List.of(new DeliveryRequest(node, act.to().get(), act.verify()));
        }
        List<DeliveryRequest> recorded = authority.deliveries(node);
        if (recorded.isEmpty()) {
            throw new PkiException.NotFound(
                    new Problem(
                            Messages.text("lifecycle.deploy.nowhere", node.value()),
                            Messages.text("lifecycle.deploy.nowhere.why"),
                            Messages.text("lifecycle.deploy.nowhere.fix")));
        }
        return recorded.stream()
                .map(request ->
                        act.verify().isPresent()
                                ? new DeliveryRequest(node, request.to(), act.verify())
                                : request)
                .toList();
    }
}
