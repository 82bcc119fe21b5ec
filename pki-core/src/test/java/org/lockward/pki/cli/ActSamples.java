package org.lockward.pki.cli;

import org.lockward.pki.act.Act;
import org.lockward.pki.act.Selection;
import org.lockward.pki.audit.Checkpoint;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.inventory.ExpiryWindow;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeSort;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.inventory.Progress;
import org.lockward.pki.inventory.Supersession;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.Fleet;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.TrustDomain;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.revocation.Reason;

import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Acts of every kind, and values that a careless writer or reader of words would get wrong.
final class ActSamples {

    /// What can stand in a label or a search without a control character.
    static final List<String> NASTY =
            List.of(
                    "",
                    " ",
                    "-x",
                    "--",
                    "--state",
                    "--home=/tmp",
                    "=",
                    "a=b",
                    "it's",
                    "'",
                    "\"",
                    "\\",
                    "$HOME",
                    "`id`",
                    "$(id)",
                    "a;b",
                    "a|b&c",
                    "*",
                    "~",
                    "#",
                    "!",
                    "@file",
                    "%s",
                    "Zürich 東京 😀",
                    "e\u0301");

    private static final UniqueId NODE = new UniqueId("node-1");
    private static final Selection TWO = Selection.Ids.of(NODE, new UniqueId("x.y_z-2"));
    private static final Instant TIME = Instant.parse("2026-12-01T00:00:00.123Z");

    private ActSamples() {}

    static List<Act> all() {
        List<Act> acts = new ArrayList<>(plain());
        NASTY.forEach(text -> acts.addAll(with(text)));
        queries().forEach(query -> acts.addAll(about(query)));
        reasons().forEach(acts::add);
        return acts;
    }

    private static List<Act> plain() {
        return List.of(
                init("Fleet", Optional.empty()),
                init("-x it's", Optional.of(Duration.ofDays(3650))),
                new Act.Init(
                        new Fleet("Fleet", new TrustDomain("other.example")),
                        KeyAlgorithm.parse("rsa-4096"),
                        Optional.of(Duration.ofDays(397)),
                        true),
                thisMachine(),
                everything(),
                fromRequest("/tmp/-a b'c.csr"),
                fromRequest("-relative.csr"),
                new Act.PublishCrl(),
                new Act.ShowNode(NODE),
                new Act.ShowCa(),
                new Act.ShowAudit(Optional.empty(), Optional.empty(), Optional.empty()),
                new Act.ShowAudit(Optional.of(NODE), Optional.of(7), Optional.of(TIME)),
                new Act.VerifyAudit(Optional.empty()),
                new Act.VerifyAudit(Optional.of(new Checkpoint(42, "ab".repeat(32)))),
                new Act.Gui(),
                new Act.RevokeNode(TWO, Reason.UNSPECIFIED, Optional.of(2)),
                new Act.DeployNode(
                        TWO, Optional.of(Destination.parse("dir:/a b")), Optional.empty()),
                new Act.DeployNode(TWO, Optional.empty(), Optional.of(Endpoint.parse("[::1]:80"))));
    }

    private static Act init(String name, Optional<Duration> validity) {
        return new Act.Init(Fleet.named(name), Act.Init.DEFAULT_KEY, validity, false);
    }

    private static Act thisMachine() {
        return new Act.IssueNode(
                Optional.empty(),
                List.of(),
                "node",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static Act everything() {
        return new Act.IssueNode(
                Optional.of(NODE),
                List.of(
                        GeneralName.parse("dns:a.example"),
                        GeneralName.parse("ip:2001:db8::7"),
                        GeneralName.parse("uri:urn:x:y?z=1&q='"),
                        GeneralName.parse("email:o'neil@a.example")),
                "node-ml-dsa",
                Optional.of(Duration.ofSeconds(61)),
                Optional.of(KeyAlgorithm.parse("ed25519")),
                Optional.empty(),
                Map.of("rack", "7", "a.b/c-d_e", "x y"),
                Optional.of(Destination.parse("dir:/srv/it's here")),
                Optional.of(Endpoint.parse("node-1.example:7410")));
    }

    private static Act fromRequest(String path) {
        return new Act.IssueNode(
                Optional.of(NODE),
                List.of(),
                "node",
                Optional.empty(),
                Optional.empty(),
                Optional.of(Path.of(path)),
                Map.of(),
                Optional.empty(),
                Optional.empty());
    }

    private static List<Act> with(String text) {
        return List.of(
                new Act.IssueNode(
                        Optional.of(NODE),
                        List.of(),
                        text,
                        Optional.empty(),
                        Optional.empty(),
                        Optional.empty(),
                        Map.of("label", text),
                        Optional.empty(),
                        Optional.empty()),
                new Act.ListNodes(NodeQuery.ALL.matching(text)),
                new Act.ListNodes(NodeQuery.ALL.labelled("-" + text.replace("=", ""), text)),
                new Act.RevokeNode(
                        new Selection.Query(NodeQuery.ALL.matching(text)),
                        Reason.KEY_COMPROMISE,
                        Optional.of(3)));
    }

    private static List<NodeQuery> queries() {
        return List.of(
                NodeQuery.ALL,
                NodeQuery.ALL.in(NodeState.EXPIRED),
                NodeQuery.ALL.at(Progress.NOT_DEPLOYED),
                NodeQuery.ALL.at(Progress.DRIFTED).expiringWithin(Duration.ofDays(30)),
                NodeQuery.ALL.expiringIn(new ExpiryWindow(TIME, TIME.plusSeconds(1))),
                NodeQuery.ALL.labelled("a", "1").labelled("b", "2").matching("db"));
    }

    private static List<Act> about(NodeQuery query) {
        Selection chosen = new Selection.Query(query);
        return List.of(
                new Act.ListNodes(query.sorted(NodeSort.EXPIRY)),
                new Act.DeployNode(chosen, Optional.empty(), Optional.empty()),
                new Act.RevokeNode(chosen, Reason.UNSPECIFIED, Optional.of(50_000)));
    }

    /// Each fate of a certificate and each kind of selection.
    static List<Act> renewals() {
        List<Act> acts = new ArrayList<>();
        for (String fate : List.of("let-expire", "revoke", "grace=7d")) {
            Supersession superseded = Supersession.parse(fate);
            acts.add(new Act.RenewNode(TWO, Optional.empty(), superseded, true));
            acts.add(
                    new Act.RekeyNode(
                            new Selection.Query(NodeQuery.ALL),
                            Optional.of(Duration.ofDays(90)),
                            superseded,
                            false,
                            Optional.of(KeyAlgorithm.parse("ec-p384"))));
        }
        return acts;
    }

    private static List<Act> reasons() {
        List<Act> acts = new ArrayList<>();
        for (Reason reason : Reason.values()) {
            acts.add(new Act.RevokeNode(TWO, reason, Optional.empty()));
        }
        return acts;
    }
}
