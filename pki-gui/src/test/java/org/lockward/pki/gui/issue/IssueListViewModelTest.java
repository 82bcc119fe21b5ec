package org.lockward.pki.gui.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.act.Act;
import org.lockward.pki.authority.Authority;
import org.lockward.pki.gui.preferences.Choices;
import org.lockward.pki.gui.progress.Batch;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.task.DirectBackground;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.inventory.NodeQuery;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

class IssueListViewModelTest {

    @TempDir private Path directory;
    private final SetClock clock = new SetClock();
    private SampleFleet fleet;
    private Authority authority;
    private IssueListViewModel form;

    @BeforeEach
    void open() {
        fleet = SampleFleet.plain(directory.resolve("pki"), clock);
        authority = fleet.authority();
        Session session = new Session(authority);
        session.unlock(Optional.empty());
        form = new IssueListViewModel(session, new DirectBackground(), Choices.DEFAULT);
    }

    private List<List<String>> words() {
        return form.acts().stream().map(Act::words).toList();
    }

    @Test
    void a_list_of_ids_is_a_node_a_line() {
        form.text().set("crane-1\ncrane-2\n");
        assertEquals(
                List.of(List.of("issue-node", "crane-1"), List.of("issue-node", "crane-2")),
                words());
        assertEquals("Issue 2 nodes", form.title());
        assertTrue(form.ready());
    }

    @Test
    void csv_says_more_and_a_place_for_the_others() {
        form.place().text().set("dir:/srv/{id}/tls");
        form.text()
                .set("id,san,labels,deploy_to\ncrane-1,dns:c1.example,rack=7,dir:/tls\ncrane-2,,,");
        assertEquals(
                List.of(
                        "issue-node crane-1 --san dns:c1.example --label rack=7 --deploy-to"
                                + " dir:/tls",
                        "issue-node crane-2 --deploy-to dir:/srv/crane-2/tls"),
                words().stream().map(line -> String.join(" ", line)).toList());
    }

    @Test
    void nothing_is_issued_while_a_line_has_a_problem() {
        form.text().set("crane-1\nnot an id\ncrane-1\ncrane-3");
        assertEquals(
                List.of("the list: line 2", "the list: line 3"),
                form.problems().stream().map(problem -> problem.what().substring(0, 16)).toList());
        assertFalse(form.ready());
        form.leaveOut().set(true);
        assertTrue(form.ready());
        assertEquals("Issue 2 nodes", form.title());
    }

    @Test
    void who_has_a_certificate_is_told_before_anything_is_issued() {
        fleet.issue("crane-2");
        form.text().set("crane-1\ncrane-2");
        assertEquals(
                "line 2: node crane-2 has an active certificate",
                form.problems().getFirst().what());
        assertFalse(form.ready());
    }

    @Test
    void a_place_that_is_the_same_for_all_is_refused() {
        form.text().set("crane-1\ncrane-2");
        form.place().text().set("dir:/srv/tls");
        assertFalse(form.ready());
        assertEquals(
                "dir:/srv/tls is the same for every node",
                form.place().problems().get().getFirst().what());
    }

    @Test
    void a_file_that_is_no_list_is_a_problem() throws Exception {
        Path file = Files.write(directory.resolve("picture.csv"), new byte[] {(byte) 0xff, 1});
        form.files().add(file);
        assertEquals(file + " is not UTF-8", form.problems().getFirst().what());
    }

    @Test
    void a_node_in_two_lists_is_issued_once_and_told() throws Exception {
        form.text().set("crane-1");
        form.files().add(Files.writeString(directory.resolve("more.csv"), "id\ncrane-1\n"));
        assertEquals(1, form.acts().size());
        assertEquals(1, form.problems().size());
    }

    @Test
    void every_node_of_the_list_is_issued() {
        form.text()
                .set(
                        IntStream.range(0, 20)
                                .mapToObj(i -> "crane-" + i)
                                .collect(Collectors.joining("\n")));
        Batch batch = form.batch(clock);
        batch.start();
        assertTrue(batch.succeeded());
        assertEquals(20, authority.find(NodeQuery.ALL).size());
    }
}
