package org.lockward.pki.cli;

import org.lockward.pki.act.Act;
import org.lockward.pki.act.Selection;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.KeyChoice;
import org.lockward.pki.authority.Renewal;
import org.lockward.pki.inventory.Supersession;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `pki renew-node ID…`.
@Command(
        description = {
            "Issues newer certificates for the keys that nodes have.",
            "Names, labels and profile stay. A revoked node is not renewed: issue-node is its way"
                    + " back."
        })
final class RenewNodeCommand extends ActCommand<Act.RenewNode> {

    @Mixin private final SelectionOptions selection = new SelectionOptions();

    @Mixin private final RenewalOptions renewal = new RenewalOptions();

    RenewNodeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Act.RenewNode act() {
        Inputs inputs = new Inputs();
        Optional<Selection> nodes = selection.read(inputs);
        Optional<Duration> validity = renewal.validity(inputs);
        Supersession superseded = renewal.superseded(inputs);
        inputs.require();
        return new Act.RenewNode(nodes.orElseThrow(), validity, superseded, renewal.deploy());
    }

    @Override
    void perform(Act.RenewNode act) {
        Authority authority = authority("renew-node");
        List<Renewal> renewals =
                act.nodes().nodes(authority::find).stream()
                        .map(id ->
                                new Renewal(
                                        id, new KeyChoice.Same(), act.validity(), act.superseded()))
                        .toList();
        new Renewals(this, authority, act.deploy()).perform(renewals, renewal.dryRun());
    }
}
