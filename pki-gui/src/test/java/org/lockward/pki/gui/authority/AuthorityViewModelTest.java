package org.lockward.pki.gui.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.gui.progress.Batch;
import org.lockward.pki.gui.progress.RowState;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.task.DirectBackground;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class AuthorityViewModelTest {

    @TempDir private Path directory;

    private final SetClock clock = new SetClock();
    private final List<Failure> failures = new ArrayList<>();
    private final List<Batch> batches = new ArrayList<>();
    private SampleFleet fleet;
    private AuthorityViewModel model;

    @BeforeEach
    void open() {
        fleet = SampleFleet.plain(directory.resolve("pki"), clock);
        Session session = new Session(fleet.authority());
        session.unlock(Optional.empty());
        model = new AuthorityViewModel(session, new DirectBackground(), clock, failures::add);
        model.refresh();
    }

    private AuthorityFacts facts() {
        return model.facts().get().orElseThrow();
    }

    @Test
    void a_new_ca_is_believed_alone_and_its_crl_is_current() {
        assertEquals("Harbour Cranes", facts().ca().fleet().name());
        assertEquals(List.of(facts().own()), facts().anchors());
        assertEquals(CrlStanding.CURRENT, facts().standing());
        assertEquals(0, facts().revoked());
    }

    @Test
    void every_file_that_it_names_is_there() {
        assertEquals(
                List.of(), facts().files().stream().filter(file -> !Files.exists(file)).toList());
    }

    @Test
    void a_crl_ages_and_ends() {
        Duration life = Duration.between(clock.instant(), facts().crl().orElseThrow().nextUpdate());
        clock.advance(life.dividedBy(2).plusSeconds(1));
        model.refresh();
        assertEquals(CrlStanding.AGING, facts().standing());
        clock.advance(life);
        model.refresh();
        assertEquals(CrlStanding.OUTDATED, facts().standing());
    }

    @Test
    void what_was_revoked_elsewhere_is_counted() {
        fleet.issue("crane-01");
        fleet.revoke("crane-01");
        model.refresh();
        assertEquals(1, facts().revoked());
        assertEquals(2, facts().crl().orElseThrow().number());
    }

    @Test
    void publishing_signs_a_crl_and_brings_it_to_every_destination() throws IOException {
        Path live = fleet.deploy("crane-01", directory.resolve("tls"));
        String before = Files.readString(live.resolve("crl.pem"));
        clock.advance(Duration.ofMinutes(1));
        model.publish(batches::add);
        assertEquals(2, facts().crl().orElseThrow().number());
        assertFalse(before.equals(Files.readString(live.resolve("crl.pem"))));
        assertEquals(List.of(RowState.DONE, RowState.DONE), states());
        assertFalse(model.publishing().get());
    }

    @Test
    void a_destination_that_is_gone_is_told_and_can_be_tried_again() throws IOException {
        fleet.deploy("crane-01", directory.resolve("tls"));
        Files.move(directory.resolve("tls"), directory.resolve("away"));
        model.publish(batches::add);
        assertEquals(List.of(RowState.DONE, RowState.FAILED), states());
        Files.move(directory.resolve("away"), directory.resolve("tls"));
        batches.getFirst().retryFailed();
        assertEquals(List.of(RowState.DONE, RowState.DONE), states());
        assertEquals(2, facts().crl().orElseThrow().number());
    }

    @Test
    void a_home_that_cannot_be_read_is_a_problem_in_words() throws IOException {
        Files.delete(directory.resolve("pki/trust/ca.pem"));
        model.refresh();
        String what = failures.getFirst().problems().getFirst().what();
        assertTrue(what.contains("trust/ca.pem"), what);
    }

    private List<RowState> states() {
        return batches.getFirst().rows().stream().map(row -> row.standing().get().state()).toList();
    }
}
