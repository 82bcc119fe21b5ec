package org.lockward.pki.gui.fleet;

import org.lockward.pki.authority.Authority;
import org.lockward.pki.gui.session.Change;
import org.lockward.pki.gui.task.Background;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.name.UniqueId;

import java.util.HashSet;
import java.util.Set;
import java.util.function.Consumer;

/// Reads what changed, one reading at a time, so that an older reading never comes after a newer
/// one. What changes meanwhile is read together afterwards. For the screen's thread only.
final class FleetReader {

    private final Authority authority;
    private final Background background;
    private final Consumer<FleetRows> read;
    private final Consumer<Failure> failed;

    private FleetRows fleet = FleetRows.NONE;
    private boolean busy;
    private boolean everything;

    /// Whether a reading failed: then it is not known what is outdated.
    private boolean missed;

    private Set<UniqueId> nodes = new HashSet<>();

    FleetReader(
            Authority authority,
            Background background,
            Consumer<FleetRows> read,
            Consumer<Failure> failed) {
        this.authority = authority;
        this.background = background;
        this.read = read;
        this.failed = failed;
    }

    void changed(Change change) {
        switch (change) {
            case Change.Nodes(Set<UniqueId> ids) -> nodes.addAll(ids);
            case Change.Everything() -> everything = true;
        }
        next();
    }

    private void next() {
        if (busy || (!everything && nodes.isEmpty())) {
            return;
        }
        busy = true;
        boolean all = everything || missed;
        Set<UniqueId> asked = nodes;
        everything = false;
        nodes = new HashSet<>();
        FleetRows before = fleet;
        background.run(
                () ->
                        all
                                ? FleetRows.of(authority.find(NodeQuery.ALL))
                                : before.with(authority.nodes(asked)),
                this::done,
                this::broken);
    }

    private void done(FleetRows rows) {
        fleet = rows;
        busy = false;
        missed = false;
        read.accept(rows);
        next();
    }

    /// What was not read is read with the next change, all of it.
    private void broken(Failure failure) {
        busy = false;
        missed = true;
        failed.accept(failure);
        next();
    }
}
