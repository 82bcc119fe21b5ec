package org.lockward.pki.gui.fleet;

import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.inventory.Sighting;

import java.time.Instant;
import java.util.Optional;

/// How far the newest certificate got on its way to the service: what the table says, and the whole
/// sentence behind it.
record Mark(Kind kind, String text, String sentence) {

    /// Whether somebody should look.
    enum Kind {
        /// As it should be.
        SAME,
        /// Nothing to say.
        NONE,
        /// A valid certificate that was never deployed.
        MISSING,
        /// Another certificate than the one expected.
        DIFFERENT
    }

    /// What was last written to a destination, beside what was issued.
    static Mark deployed(NodeRecord node, Instant now) {
        boolean active = node.state(now) == NodeState.ACTIVE;
        Optional<Sighting> deployed = node.deployed();
        if (deployed.isEmpty()) {
            return new Mark(
                    active ? Kind.MISSING : Kind.NONE,
                    active ? Messages.text("fleet.mark.never") : Messages.text("fleet.mark.none"),
                    Messages.text("fleet.mark.deployed.never"));
        }
        Sighting last = deployed.get();
        if (last.serial().equals(node.serial())) {
            return seen(Kind.SAME, "deployed.same", last);
        }
        return seen(active ? Kind.DIFFERENT : Kind.NONE, "deployed.differs", last);
    }

    /// What a service last showed, beside what was deployed.
    static Mark served(NodeRecord node) {
        if (node.served().isEmpty()) {
            return new Mark(
                    Kind.NONE,
                    Messages.text("fleet.mark.none"),
                    Messages.text("fleet.mark.served.never"));
        }
        Sighting last = node.served().get();
        boolean same =
                node.deployed().filter(put -> put.serial().equals(last.serial())).isPresent();
        return same
                ? seen(Kind.SAME, "served.same", last)
                : seen(Kind.DIFFERENT, "served.differs", last);
    }

    private static Mark seen(Kind kind, String what, Sighting last) {
        String serial = FleetTexts.shortened(last.serial());
        String when = FleetTexts.minute(last.at());
        return new Mark(kind, serial, Messages.text("fleet.mark.seen." + what, serial, when));
    }
}
