package org.lockward.pki.gui.activity;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.act.Act;
import org.lockward.pki.gui.task.DirectBackground;
import org.lockward.pki.gui.task.Failure;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.name.UniqueId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

class ActivityViewModelTest {

    @TempDir private Path directory;

    private final SetClock clock = new SetClock();
    private final List<Failure> failures = new ArrayList<>();
    private SampleFleet fleet;
    private ActivityViewModel model;

    @BeforeEach
    void open() {
        fleet = SampleFleet.plain(directory.resolve("pki"), clock);
        model = new ActivityViewModel(fleet.authority(), new DirectBackground(), failures::add);
    }

    private List<String> sentences() {
        return model.entries().stream().map(EntryWords::sentence).toList();
    }

    @Test
    void the_newest_act_stands_first_in_words() {
        String serial = fleet.issue("crane-01").serial().hex().substring(0, 8);
        model.shown();
        assertEquals("Issued crane-01, serial " + serial, sentences().getFirst());
        assertEquals("Created the CA of Harbour Cranes", sentences().getLast());
    }

    @Test
    void what_is_done_meanwhile_comes_on_top() {
        model.shown();
        int before = model.entries().size();
        fleet.issue("crane-01");
        fleet.issue("crane-02");
        model.changed();
        assertEquals(before + 2, model.entries().size());
        assertTrue(sentences().getFirst().startsWith("Issued crane-02"), sentences().getFirst());
    }

    @Test
    void a_filter_finds_nodes_and_acts() {
        fleet.issue("crane-01");
        fleet.issue("crane-02");
        fleet.revoke("crane-01");
        model.shown();
        model.filter().set("CRANE-01");
        assertEquals(2, model.entries().size());
        model.filter().set("revoked crane");
        assertEquals(1, model.entries().size());
        model.filter().set("nothing like that");
        assertEquals(List.of(), model.entries());
        assertTrue(model.read().get());
    }

    @Test
    void a_filter_holds_for_what_comes_later() {
        model.shown();
        model.filter().set("crane-02");
        fleet.issue("crane-01");
        fleet.issue("crane-02");
        model.changed();
        assertEquals(1, model.entries().size());
    }

    @Test
    void a_long_record_is_read_as_far_as_somebody_looks() {
        for (int i = 0; i < 60; i++) {
            fleet.issue("crane-" + (100 + i));
        }
        model.shown();
        int first = model.entries().size();
        model.more();
        assertEquals(1, model.entries().getLast().number());
        assertTrue(first <= model.entries().size());
        for (int i = 1; i < model.entries().size(); i++) {
            assertEquals(model.entries().get(i - 1).number() - 1, model.entries().get(i).number());
        }
    }

    @Test
    void the_raw_line_is_the_one_of_the_file() throws IOException {
        fleet.issue("crane-01");
        model.shown();
        List<String> lines = Files.readAllLines(directory.resolve("pki/audit/record.ndjson"));
        List<String> raw = model.entries().stream().map(EntryWords::raw).toList();
        assertEquals(lines, raw.reversed());
    }

    @Test
    void a_whole_record_is_told_with_its_length() {
        fleet.issue("crane-01");
        model.shown();
        assertEquals(
                "%d entries, none changed".formatted(model.entries().size()),
                model.chain().get().text());
        fleet.issue("crane-02");
        model.changed();
        model.verify();
        assertEquals(
                "%d entries, none changed".formatted(model.entries().size()),
                model.chain().get().text());
    }

    @Test
    void a_line_that_somebody_changed_is_told() throws IOException {
        fleet.issue("crane-01");
        Path record = directory.resolve("pki/audit/record.ndjson");
        Files.writeString(record, Files.readString(record).replace("crane-01", "crane-02"));
        model.shown();
        assertInstanceOf(Chain.Broken.class, model.chain().get());
    }

    @Test
    void a_nodes_history_is_a_command_and_a_free_filter_is_none() {
        model.shown();
        model.filter().set("crane-01");
        assertEquals(
                List.of(
                        new Act.ShowAudit(
                                Optional.of(new UniqueId("crane-01")),
                                Optional.empty(),
                                Optional.empty())),
                model.acts());
        model.filter().set("what is this");
        assertEquals(List.of(), model.acts());
    }
}
