package org.lockward.pki.cli;

import org.lockward.pki.act.Act;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.authority.AuthorityDirectory;
import org.lockward.pki.authority.InitRequest;
import org.lockward.pki.authority.KeyProtection;
import org.lockward.pki.certificate.DurationText;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.key.Passphrase;
import org.lockward.pki.name.Fleet;
import org.lockward.pki.name.TrustDomain;

import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// `pki init`, also known as `init-ca`.
@Command(description = "Makes a root CA. Refuses a directory that holds one.")
final class InitCommand extends ActCommand<Act.Init> {

    @Option(
            names = "--name",
            paramLabel = "NAME",
            description = "the fleet's name, which stands in every certificate")
    private String name = "Fleet";

    @Option(
            names = "--trust-domain",
            paramLabel = "DOMAIN",
            description = "of the nodes' SPIFFE IDs; default: from the name")
    private Optional<String> trustDomain = Optional.empty();

    @Option(
            names = "--key-algorithm",
            paramLabel = "ALGORITHM",
            description = "of the CA key: ec-p384 (default), ec-p256, ed25519, rsa-3072, rsa-4096")
    private String keyAlgorithm = "ec-p384";

    @Option(
            names = "--validity",
            paramLabel = "TIME",
            description = "how long the CA lasts; default: 10y")
    private Optional<String> validity = Optional.empty();

    @Option(
            names = "--insecure-plain-ca-key",
            description = "do not encrypt the CA key: whoever can read the file is the CA")
    private boolean plainKey;

    @Option(names = "--dry-run", description = "say what would happen, change nothing")
    private boolean dryRun;

    InitCommand(Surroundings surroundings) {
        super(surroundings);
    }

    @Override
    Act.Init act() {
        Inputs inputs = new Inputs();
        Optional<Fleet> fleet = inputs.read(this::fleet);
        Optional<KeyAlgorithm> algorithm = inputs.read(() -> KeyAlgorithm.parse(keyAlgorithm));
        Optional<Duration> length =
                validity.flatMap(text -> inputs.read(() -> DurationText.parse("--validity", text)));
        inputs.require();
        return new Act.Init(fleet.orElseThrow(), algorithm.orElseThrow(), length, plainKey);
    }

    @Override
    void perform(Act.Init act) {
        InitRequest request = new InitRequest(act.fleet(), act.keyAlgorithm(), act.validity());
        AuthorityDirectory directory = directory();
        Authority.checkVacant(directory, context("init"));
        if (dryRun) {
            console().print(preview(request, directory));
            return;
        }
        if (act.insecurePlainKey()) {
            init(directory, request, new KeyProtection.InsecurePlain());
        } else {
            try (Passphrase passphrase = newPassphrase()) {
                init(directory, request, new KeyProtection.Encrypted(passphrase));
            }
        }
        print(
                CaText.of(
                        authority("init").ca(),
                        directory.home(),
                        surroundings().clock().instant()));
        console().notice("next: pki issue-node" + options().homeInHint());
    }

    private Fleet fleet() {
        return trustDomain
                .map(domain -> new Fleet(name, new TrustDomain(domain)))
                .orElseGet(() -> Fleet.named(name));
    }

    private Passphrase newPassphrase() {
        return new PassphraseReader(surroundings())
                .fresh(options().passphraseSource(surroundings()));
    }

    private void init(AuthorityDirectory directory, InitRequest request, KeyProtection key) {
        Authority.init(directory, request, key, context("init"));
    }

    private List<String> preview(InitRequest request, AuthorityDirectory directory) {
        return Table.pairs(
                List.of(
                        List.of("would make", "a root CA in " + directory.home()),
                        List.of("fleet name", request.fleet().name()),
                        List.of("trust domain", request.fleet().trustDomain().value()),
                        List.of("key", request.keyAlgorithm().text()),
                        List.of(
                                "lasts",
                                request.validity().map(DurationText::text).orElse("10y"))));
    }
}
