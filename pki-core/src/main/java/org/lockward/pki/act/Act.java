package org.lockward.pki.act;

import org.lockward.pki.audit.Checkpoint;
import org.lockward.pki.certificate.DurationText;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.enrollment.CertificationRequest;
import org.lockward.pki.enrollment.EnrollmentRequest;
import org.lockward.pki.enrollment.KeySource;
import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.Supersession;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.Fleet;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.ThisMachine;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;
import org.lockward.pki.revocation.Reason;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// One thing that a person asks of the CA; the command line can say each of them.
///
/// How it is done, with which home, which passphrase and which output, is not a part of it. A value
/// that no command line gives back is refused by the constructor with `InvalidInput`.
public sealed interface Act {

    /// The command's name and its arguments, without `pki`; parsing them gives an equal act.
    List<String> words();

    /// `pki init`.
    record Init(
            Fleet fleet,
            KeyAlgorithm keyAlgorithm,
            Optional<Duration> validity,
            boolean insecurePlainKey)
            implements Act {

        /// What is taken when nobody says.
        public static final KeyAlgorithm DEFAULT_KEY = KeyAlgorithm.parse("ec-p384");

        public Init {
            Checks.keyAlgorithm(Optional.of(keyAlgorithm));
            Checks.validity(validity);
        }

        @Override
        public List<String> words() {
            Words words = Words.of("init").option("--name", fleet.name());
            if (!fleet.equals(Fleet.named(fleet.name()))) {
                words.option("--trust-domain", fleet.trustDomain().value());
            }
            if (!keyAlgorithm.equals(DEFAULT_KEY)) {
                words.option("--key-algorithm", keyAlgorithm.text());
            }
            return words.option("--validity", validity.map(DurationText::text))
                    .flag("--insecure-plain-ca-key", insecurePlainKey)
                    .list();
        }
    }

    /// `pki issue-node [ID]`.
    ///
    /// @param node empty for this machine
    /// @param profile the name of one; the usual one is [#DEFAULT_PROFILE]
    /// @param keyAlgorithm empty for the usual one; not beside `csr`
    /// @param csr a file with a PKCS#10, of which the public key is taken
    /// @param deployTo where the bundle goes at once
    /// @param verify the service that is to prove the deployment
    record IssueNode(
            Optional<UniqueId> node,
            List<GeneralName> names,
            String profile,
            Optional<Duration> validity,
            Optional<KeyAlgorithm> keyAlgorithm,
            Optional<Path> csr,
            Map<String, String> labels,
            Optional<Destination> deployTo,
            Optional<Endpoint> verify)
            implements Act {

        public static final String DEFAULT_PROFILE = "node";

        private static final KeyAlgorithm DEFAULT_KEY = KeyAlgorithm.parse("ec-p256");

        public IssueNode {
            names = List.copyOf(names);
            labels = Labels.sorted(labels);
            Checks.validity(validity);
            Checks.keyAlgorithm(keyAlgorithm);
            csr.ifPresent(Checks::path);
            Checks.exclusive(keyAlgorithm, csr);
            Checks.proof(deployTo, verify);
        }

        /// What the authority is asked for; reads the request's file when there is one.
        ///
        /// @param machine whom an act without a node is about
        public EnrollmentRequest request(ThisMachine machine) {
            List<GeneralName> all = new ArrayList<>(node.isEmpty() ? machine.names() : List.of());
            all.addAll(names);
            return new EnrollmentRequest(
                    node.orElseGet(machine::uniqueId), all, profile, validity, key(), labels);
        }

        private KeySource key() {
            return csr.map(IssueNode::key)
                    .orElseGet(() -> new KeySource.Generate(keyAlgorithm.orElse(DEFAULT_KEY)));
        }

        private static KeySource key(Path file) {
            byte[] content = BoundedFile.read(file, Pem.MAX_SINGLE);
            return new KeySource.FromRequest(CertificationRequest.parse(content, file.toString()));
        }

        @Override
        public List<String> words() {
            Words words = Words.of("issue-node").words(node.stream().toList());
            names.forEach(name -> words.option("--san", name.text()));
            if (!profile.equals(DEFAULT_PROFILE)) {
                words.option("--profile", profile);
            }
            return words.option("--validity", validity.map(DurationText::text))
                    .option("--key-algorithm", keyAlgorithm.map(KeyAlgorithm::text))
                    .option("--csr", csr.map(Path::toString))
                    .labels(labels)
                    .option("--deploy-to", deployTo.map(Destination::text))
                    .option("--verify", verify.map(Endpoint::toString))
                    .list();
        }
    }

    /// `pki renew-node`: a new certificate for the same key.
    ///
    /// @param deploy to wherever the nodes were deployed before
    record RenewNode(
            Selection nodes, Optional<Duration> validity, Supersession superseded, boolean deploy)
            implements Act {

        public RenewNode {
            Checks.validity(validity);
        }

        @Override
        public List<String> words() {
            return Words.of("renew-node")
                    .selection(nodes)
                    .option("--validity", validity.map(DurationText::text))
                    .supersede(superseded)
                    .flag("--deploy", deploy)
                    .list();
        }
    }

    /// `pki rekey-node`: a new certificate for a new key.
    ///
    /// @param deploy to wherever the nodes were deployed before
    /// @param keyAlgorithm empty for that of the key which is replaced
    record RekeyNode(
            Selection nodes,
            Optional<Duration> validity,
            Supersession superseded,
            boolean deploy,
            Optional<KeyAlgorithm> keyAlgorithm)
            implements Act {

        public RekeyNode {
            Checks.validity(validity);
            Checks.keyAlgorithm(keyAlgorithm);
        }

        @Override
        public List<String> words() {
            return Words.of("rekey-node")
                    .selection(nodes)
                    .option("--validity", validity.map(DurationText::text))
                    .option("--key-algorithm", keyAlgorithm.map(KeyAlgorithm::text))
                    .supersede(superseded)
                    .flag("--deploy", deploy)
                    .list();
        }
    }

    /// `pki revoke-node`.
    ///
    /// @param count how many nodes the asker expects; a query needs it
    record RevokeNode(Selection nodes, Reason reason, Optional<Integer> count) implements Act {

        public RevokeNode {
            if (nodes instanceof Selection.Query && count.isEmpty()) {
                throw new PkiException.InvalidInput(
                        new Problem(
                                "revoking by a query needs the number of nodes that it means",
                                "what is revoked stays revoked, and a query can mean more than"
                                        + " one thinks",
                                "see how many with list-nodes, then add: --count N"));
            }
            Checks.count("--count", count);
        }

        /// The nodes, now; `Conflict` when they are not as many as was expected.
        public List<UniqueId> nodes(Function<NodeQuery, List<NodeRecord>> find) {
            List<UniqueId> found = nodes.nodes(find);
            count.filter(expected -> expected != found.size())
                    .ifPresent(expected -> refuse(expected, found.size()));
            return found;
        }

        private static void refuse(int expected, int found) {
            throw new PkiException.Conflict(
                    new Problem(
                            "%d nodes were expected, and the query means %d"
                                    .formatted(expected, found),
                            "nothing was revoked",
                            "look at them with list-nodes and the same options"));
        }

        @Override
        public List<String> words() {
            Words words = Words.of("revoke-node").selection(nodes);
            if (reason != Reason.UNSPECIFIED) {
                words.option("--reason", reason.text());
            }
            return words.option("--count", count.map(String::valueOf)).list();
        }
    }

    /// `pki deploy-node`.
    ///
    /// @param to empty for wherever the nodes were deployed before
    /// @param verify the service that is to prove it; empty for the one that proved it last
    record DeployNode(Selection nodes, Optional<Destination> to, Optional<Endpoint> verify)
            implements Act {

        @Override
        public List<String> words() {
            return Words.of("deploy-node")
                    .selection(nodes)
                    .option("--to", to.map(Destination::text))
                    .option("--verify", verify.map(Endpoint::toString))
                    .list();
        }
    }

    /// `pki publish-crl`.
    record PublishCrl() implements Act {

        @Override
        public List<String> words() {
            return Words.of("publish-crl").list();
        }
    }

    /// `pki list-nodes`.
    record ListNodes(NodeQuery query) implements Act {

        public ListNodes {
            Labels.requireSayable(query.labels());
        }

        @Override
        public List<String> words() {
            return Words.of("list-nodes").query(query).list();
        }
    }

    /// `pki show-node ID`.
    record ShowNode(UniqueId node) implements Act {

        @Override
        public List<String> words() {
            return Words.of("show-node").word(node.value()).list();
        }
    }

    /// `pki show-ca`.
    record ShowCa() implements Act {

        @Override
        public List<String> words() {
            return Words.of("show-ca").list();
        }
    }

    /// `pki show-audit [ID]`.
    ///
    /// @param node only what was done about it
    /// @param limit the newest so many
    /// @param since only what was done then or later
    record ShowAudit(Optional<UniqueId> node, Optional<Integer> limit, Optional<Instant> since)
            implements Act {

        public ShowAudit {
            Checks.count("--limit", limit);
        }

        @Override
        public List<String> words() {
            return Words.of("show-audit")
                    .words(node.stream().toList())
                    .option("--limit", limit.map(String::valueOf))
                    .option("--since", since.map(Instant::toString))
                    .list();
        }
    }

    /// `pki verify-audit`.
    ///
    /// @param from what is known to be true; only what follows is verified
    record VerifyAudit(Optional<Checkpoint> from) implements Act {

        @Override
        public List<String> words() {
            return Words.of("verify-audit").option("--from", from.map(Checkpoint::text)).list();
        }
    }

    /// `pki gui`.
    record Gui() implements Act {

        @Override
        public List<String> words() {
            return Words.of("gui").list();
        }
    }
}
