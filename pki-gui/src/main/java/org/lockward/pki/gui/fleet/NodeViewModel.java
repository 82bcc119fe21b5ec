package org.lockward.pki.gui.fleet;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

import org.lockward.pki.audit.AuditEntry;
import org.lockward.pki.audit.AuditQuery;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.gui.session.Change;
import org.lockward.pki.gui.task.Background;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.inventory.NodeDetail;
import org.lockward.pki.name.UniqueId;

import java.util.List;
import java.util.Optional;
import java.util.Set;

/// One node with its certificates, destinations and history, read again when it changes. For the
/// screen's thread only.
final class NodeViewModel {

    static final int HISTORY = 20;

    private final Authority authority;
    private final Newest<NodeDetail> reading;
    private final Newest<History> remembering;
    private final ReadOnlyObjectWrapper<Optional<UniqueId>> node =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<NodeDetail>> detail =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<Optional<Failure>> failure =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    private final ReadOnlyObjectWrapper<Optional<History>> history =
            new ReadOnlyObjectWrapper<>(Optional.empty());

    /// What was done about one node, the newest first, at most [#HISTORY] entries.
    record History(UniqueId node, List<AuditEntry> entries) {}

    NodeViewModel(Authority authority, Background background) {
        this.authority = authority;
        this.reading = new Newest<>(background, this::show, this::failed);
        this.remembering = new Newest<>(background, this::show, this::failed);
    }

    /// Shows this node from now on.
    void open(UniqueId id) {
        if (!isOpen(id)) {
            detail.set(Optional.empty());
            history.set(Optional.empty());
            failure.set(Optional.empty());
            node.set(Optional.of(id));
            read(id);
        }
    }

    boolean isOpen(UniqueId id) {
        return node.get().equals(Optional.of(id));
    }

    void close() {
        node.set(Optional.empty());
    }

    private void read(UniqueId id) {
        reading.ask(() -> authority.show(id));
        remembering.ask(() -> new History(id, authority.audit(about(id))));
    }

    private static AuditQuery about(UniqueId id) {
        return new AuditQuery(Long.MAX_VALUE, HISTORY, Optional.of(id), Optional.empty());
    }

    private void failed(Failure why) {
        failure.set(Optional.of(why));
    }

    private void show(History read) {
        if (isOpen(read.node())) {
            history.set(Optional.of(read));
        }
    }

    /// An answer that comes after its node was left is not shown.
    private void show(NodeDetail read) {
        if (isOpen(read.node().id())) {
            failure.set(Optional.empty());
            detail.set(Optional.of(read));
        }
    }

    void changed(Change change) {
        node.get().filter(id -> concerns(change, id)).ifPresent(this::read);
    }

    private static boolean concerns(Change change, UniqueId id) {
        return switch (change) {
            case Change.Nodes(Set<UniqueId> ids) -> ids.contains(id);
            case Change.Everything() -> true;
        };
    }

    /// Whose details are wanted; empty while no node is open.
    ReadOnlyObjectProperty<Optional<UniqueId>> node() {
        return node.getReadOnlyProperty();
    }

    /// Empty until it is read.
    ReadOnlyObjectProperty<Optional<NodeDetail>> detail() {
        return detail.getReadOnlyProperty();
    }

    /// Read apart from the certificates: in a long record the search takes longer.
    ReadOnlyObjectProperty<Optional<History>> history() {
        return history.getReadOnlyProperty();
    }

    ReadOnlyObjectProperty<Optional<Failure>> failure() {
        return failure.getReadOnlyProperty();
    }
}
