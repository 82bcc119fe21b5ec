package org.lockward.pki.cli;

import org.lockward.pki.act.Act;
import org.lockward.pki.act.Selection;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.KeyChoice;
import org.lockward.pki.authority.Renewal;
import org.lockward.pki.inventory.Supersession;
import org.lockward.pki.key.KeyAlgorithm;

import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `pki rekey-node ID…`.
@Command(
        description = {
            "Issues newer certificates for new keys, which are in the bundles.",
            "The key before stays good for its certificate until that one expires or is revoked;"
                    + " when somebody else may have it: revoke-node --reason keyCompromise."
        })
final class RekeyNodeCommand extends ActCommand<Act.RekeyNode> {

    @Mixin private final SelectionOptions selection = new SelectionOptions();

    @Option(
            names = "--key-algorithm",
            paramLabel = "ALGORITHM",
            description =
                    "ec-p256, ec-p384, ed25519, rsa-3072, rsa-4096; default: as the key before")
    private Optional<String> keyAlgorithm = Optional.empty();

    @Mixin private final RenewalOptions renewal = new RenewalOptions();

    RekeyNodeCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Act.RekeyNode act() {
        Inputs inputs = new Inputs();
        Optional<Selection> nodes = selection.read(inputs);
        Optional<KeyAlgorithm> algorithm =
                keyAlgorithm.flatMap(text -> inputs.read(() -> KeyAlgorithm.parse(text)));
        Optional<Duration> validity = renewal.validity(inputs);
        Supersession superseded = renewal.superseded(inputs);
        inputs.require();
        return new Act.RekeyNode(
                nodes.orElseThrow(), validity, superseded, renewal.deploy(), algorithm);
    }

    @Override
    void perform(Act.RekeyNode act) {
        Authority authority = authority("rekey-node");
        List<Renewal> renewals =
                act.nodes().nodes(authority::find).stream()
                        .map(id ->
                                new Renewal(
                                        id,
                                        new KeyChoice.New(act.keyAlgorithm()),
                                        act.validity(),
                                        act.superseded()))
                        .toList();
        new Renewals(this, authority, act.deploy()).perform(renewals, renewal.dryRun());
    }
}
