package org.lockward.pki.gui.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.act.Act;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.gui.progress.Batch;
import org.lockward.pki.gui.progress.RowState;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.task.DirectBackground;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.gui.testing.TlsService;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.name.UniqueId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;

class IssueJobsTest {

    @TempDir private Path directory;
    private final SetClock clock = new SetClock();
    private Authority authority;
    private Session session;

    @BeforeEach
    void open() {
        authority = SampleFleet.plain(directory.resolve("pki"), clock).authority();
        session = new Session(authority);
        session.unlock(Optional.empty());
    }

    private Path place(String id) {
        return directory.resolve("nodes").resolve(id);
    }

    private Act.IssueNode act(String id, Optional<Endpoint> verify) {
        return new Act.IssueNode(
                Optional.of(new UniqueId(id)),
                List.of(),
                "node",
                Optional.empty(),
                Optional.empty(),
                Optional.empty(),
                Map.of(),
                Optional.of(new Destination.Directory(place(id))),
                verify);
    }

    private Batch batch(Act.IssueNode... acts) {
        return new Batch(
                "test",
                List.of(acts).stream().map(act -> IssueJobs.of(session, act)).toList(),
                new DirectBackground(),
                clock);
    }

    @Test
    void a_node_is_issued_deployed_and_proven() throws IOException {
        try (TlsService service = new TlsService(place("crane-1").resolve("live"))) {
            batch(act("crane-1", Optional.of(service.endpoint()))).start();
        }
        NodeRecord node = authority.show(new UniqueId("crane-1")).node();
        assertEquals(node.serial(), node.deployed().orElseThrow().serial());
        assertEquals(node.serial(), node.served().orElseThrow().serial());
    }

    @Test
    void where_only_the_deployment_failed_only_that_is_tried_again() throws IOException {
        Files.createDirectories(place("crane-1").getParent());
        Files.writeString(place("crane-1"), "in the way");
        Batch batch = batch(act("crane-1", Optional.empty()));
        batch.start();
        var serial = authority.show(new UniqueId("crane-1")).node().serial();
        assertEquals(
                List.of("deploy-node", "crane-1", "--to", "dir:" + place("crane-1")),
                batch.remaining().getFirst().words());
        Files.delete(place("crane-1"));
        batch.retryFailed();
        assertTrue(batch.succeeded());
        assertEquals(serial, authority.show(new UniqueId("crane-1")).node().serial());
    }

    /// Half of a node would be: a certificate without its files, files that the inventory does not
    /// know, or a bundle that is not where it is recorded.
    @Test
    void cancelled_amid_twenty_every_node_is_whole_or_untouched() throws IOException {
        Act.IssueNode[] acts =
                IntStream.rangeClosed(1, 20)
                        .mapToObj(i -> act("crane-" + i, Optional.empty()))
                        .toArray(Act.IssueNode[]::new);
        Batch batch = batch(acts);
        batch.counts()
                .addListener((_, _, counts) -> {
                    if (counts.done() == 7 && counts.running() == 1) {
                        batch.cancel();
                    }
                });
        batch.start();
        List<NodeRecord> known = authority.find(NodeQuery.ALL);
        assertEquals(8, known.size());
        for (NodeRecord node : known) {
            requireWhole(node);
        }
        IntStream.rangeClosed(9, 20).forEach(i -> assertFalse(Files.exists(place("crane-" + i))));
        assertEquals(8, authority.deployments().size());
        assertEquals(12, batch.counts().get().cancelled());
        assertEquals(12, batch.remaining().size());
    }

    private void requireWhole(NodeRecord node) throws IOException {
        Path live = place(node.id().value()).resolve("live");
        Path home = authority.directory().bundle(node.id(), node.serial());
        assertEquals(
                Files.readString(home.resolve("cert.pem")),
                Files.readString(live.resolve("cert.pem")));
        assertTrue(Files.exists(live.resolve("key.pem")));
        assertEquals(node.serial(), node.deployed().orElseThrow().serial());
    }

    @Test
    void a_locked_session_is_told_and_nothing_is_done() {
        session.close();
        Batch batch = batch(act("crane-1", Optional.empty()));
        batch.start();
        assertEquals(RowState.FAILED, batch.rows().getFirst().standing().get().state());
        assertEquals(
                "the CA's key is locked",
                batch.rows().getFirst().standing().get().problems().getFirst().what());
        assertEquals(List.of(), authority.find(NodeQuery.ALL));
        session.unlock(Optional.empty());
        batch.retryFailed();
        assertTrue(batch.succeeded());
    }
}
