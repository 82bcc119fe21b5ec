package org.lockward.pki.gui.lifecycle;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.act.Selection;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.gui.progress.Batch;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.task.DirectBackground;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.revocation.Reason;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class LifecycleViewModelsTest {

    private static final Selection EVERYBODY = new Selection.Query(NodeQuery.ALL);

    @TempDir private Path directory;
    private final SetClock clock = new SetClock();
    private final List<Batch> batches = new ArrayList<>();
    private SampleFleet fleet;
    private Authority authority;
    private Session session;

    @BeforeEach
    void open() {
        fleet = SampleFleet.plain(directory.resolve("pki"), clock);
        authority = fleet.authority();
        session = new Session(authority);
        session.unlock(Optional.empty());
    }

    private TargetReader reader() {
        return new TargetReader(session, new DirectBackground(), clock);
    }

    private RevokeViewModel revoke(Selection selection) {
        RevokeViewModel form = new RevokeViewModel(reader(), selection);
        form.read();
        return form;
    }

    private RenewViewModel renew(Selection selection, boolean newKey) {
        RenewViewModel form = new RenewViewModel(reader(), selection, newKey);
        form.read();
        return form;
    }

    private void run(Batch batch) {
        batches.add(batch);
        batch.start();
    }

    private static Selection ids(String... ids) {
        return new Selection.Ids(List.of(ids).stream().map(UniqueId::new).toList());
    }

    private NodeRecord node(String id) {
        return authority.show(new UniqueId(id)).node();
    }

    private Path place(String id) {
        return directory.resolve("nodes").resolve(id);
    }

    @Test
    void what_expires_soon_is_renewed_and_deployed() {
        fleet.deploy("crane-1", place("crane-1"));
        clock.advance(Duration.ofDays(380));
        fleet.issue("crane-2");
        SerialNumber before = node("crane-1").serial();
        RenewViewModel form = renew(LifecycleActions.EXPIRING, false);
        assertEquals("Renew and deploy 1 node", form.title());
        form.start(this::run);
        assertTrue(batches.getFirst().succeeded());
        assertFalse(node("crane-1").serial().equals(before));
        assertEquals(node("crane-1").serial(), node("crane-1").deployed().orElseThrow().serial());
    }

    @Test
    void a_rekeyed_node_has_another_key() throws Exception {
        Path live = fleet.deploy("crane-1", place("crane-1"));
        String before = Files.readString(live.resolve("key.pem"));
        renew(ids("crane-1"), true).start(this::run);
        assertFalse(before.equals(Files.readString(live.resolve("key.pem"))));
    }

    @Test
    void a_renewed_node_keeps_its_key() throws Exception {
        Path live = fleet.deploy("crane-1", place("crane-1"));
        String before = Files.readString(live.resolve("key.pem"));
        renew(ids("crane-1"), false).start(this::run);
        assertEquals(before, Files.readString(live.resolve("key.pem")));
    }

    @Test
    void superseded_certificates_that_are_revoked_bring_a_crl_to_every_destination() {
        fleet.deploy("crane-1", place("crane-1"));
        fleet.deploy("crane-2", place("crane-2"));
        RenewViewModel form = renew(ids("crane-1"), false);
        form.fate().set(RenewViewModel.Fate.REVOKE);
        form.start(this::run);
        assertEquals(
                List.of("crane-1", "dir:" + place("crane-1"), "dir:" + place("crane-2")),
                batches.getFirst().rows().stream().map(row -> row.subject()).toList());
        assertTrue(batches.getFirst().succeeded());
    }

    @Test
    void one_node_is_revoked_and_the_crl_pushed() throws Exception {
        Path live = fleet.deploy("crane-1", place("crane-1"));
        String before = Files.readString(live.resolve("crl.pem"));
        RevokeViewModel form = revoke(ids("crane-1"));
        assertFalse(form.ready(), "no reason was chosen");
        form.reason().set(Optional.of(Reason.KEY_COMPROMISE));
        assertEquals("Revoke crane-1", form.title());
        form.start(this::run);
        assertEquals(NodeState.REVOKED, node("crane-1").state());
        assertFalse(before.equals(Files.readString(live.resolve("crl.pem"))));
        assertTrue(batches.getFirst().succeeded());
    }

    @Test
    void many_are_revoked_only_with_their_count_typed() {
        fleet.issue("crane-1");
        fleet.issue("crane-2");
        RevokeViewModel form = revoke(EVERYBODY);
        form.reason().set(Optional.of(Reason.SUPERSEDED));
        form.typedCount().set("3");
        form.start(this::run);
        assertEquals(List.of(), batches);
        form.typedCount().set("2");
        form.start(this::run);
        assertEquals(NodeState.REVOKED, node("crane-2").state());
        assertEquals(
                List.of("revoke-node", "--all", "--reason", "superseded", "--count", "2"),
                form.act().orElseThrow().words());
    }

    @Test
    void a_query_that_means_another_number_by_now_revokes_nobody() {
        fleet.issue("crane-1");
        fleet.issue("crane-2");
        RevokeViewModel form = revoke(EVERYBODY);
        form.reason().set(Optional.of(Reason.SUPERSEDED));
        form.typedCount().set("2");
        fleet.issue("crane-3");
        form.start(this::run);
        assertEquals(List.of(), batches);
        assertEquals(
                "2 nodes were confirmed, and now it is 3", form.problems().get().getFirst().what());
        assertEquals(NodeState.ACTIVE, node("crane-1").state());
    }

    @Test
    void a_destination_that_is_gone_does_not_keep_the_others_from_their_crl() throws Exception {
        Path gone = fleet.deploy("crane-1", place("crane-1"));
        Files.delete(gone);
        fleet.deploy("crane-2", place("crane-2"));
        RevokeViewModel form = revoke(ids("crane-2"));
        form.reason().set(Optional.of(Reason.CESSATION_OF_OPERATION));
        form.start(this::run);
        assertEquals(1, batches.getFirst().counts().get().failed());
        assertEquals(2, batches.getFirst().counts().get().done());
        assertEquals(List.of("publish-crl"), batches.getFirst().remaining().getFirst().words());
    }

    @Test
    void a_node_goes_again_to_where_it_was() throws Exception {
        Path live = fleet.deploy("crane-1", place("crane-1"));
        Files.delete(live);
        DeployViewModel form = new DeployViewModel(reader(), ids("crane-1"));
        form.read();
        form.start(this::run);
        assertTrue(Files.exists(live.resolve("cert.pem")));
    }

    @Test
    void a_node_that_was_nowhere_needs_a_place() {
        fleet.issue("crane-1");
        DeployViewModel form = new DeployViewModel(reader(), ids("crane-1"));
        form.read();
        form.start(this::run);
        assertEquals(
                "node crane-1 was not deployed anywhere yet",
                batches.getFirst().rows().getFirst().standing().get().problems().getFirst().what());
        form.to().text().set("dir:" + place("crane-1"));
        form.start(this::run);
        assertTrue(batches.getLast().succeeded());
    }
}
