package org.lockward.pki.gui.issue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.act.Act;
import org.lockward.pki.gui.preferences.Choices;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.task.DirectBackground;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.problem.Problem;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

class IssueViewModelTest {

    @TempDir private Path directory;
    private final SetClock clock = new SetClock();
    private SampleFleet fleet;
    private IssueViewModel form;

    @BeforeEach
    void open() {
        fleet = SampleFleet.plain(directory.resolve("pki"), clock);
        form = form(Choices.DEFAULT);
    }

    private IssueViewModel form(Choices choices) {
        return new IssueViewModel(new Session(fleet.authority()), new DirectBackground(), choices);
    }

    private List<String> words() {
        return form.act().get().map(Act::words).orElse(List.of());
    }

    @Test
    void an_id_is_enough() {
        form.node().text().set("crane-17");
        assertEquals(List.of("issue-node", "crane-17"), words());
        assertInstanceOf(IssuePreview.Ready.class, form.preview().get());
    }

    @Test
    void every_field_is_in_the_command() {
        form.node().text().set("crane-17");
        form.names().text().set("crane-17.example, 10.0.0.17");
        form.labels().text().set("site=north quay; rack=7");
        form.deployTo().text().set("dir:/srv/crane-17");
        form.verify().text().set("10.0.0.17:7410");
        form.validity().text().set("90d");
        form.keyAlgorithm().set("ec-p384");
        assertEquals(
                "issue-node crane-17 --san dns:crane-17.example --san ip:10.0.0.17 --validity 90d"
                        + " --key-algorithm ec-p384 --label rack=7 --label site=north quay"
                        + " --deploy-to dir:/srv/crane-17 --verify 10.0.0.17:7410",
                String.join(" ", words()));
    }

    @Test
    void nothing_is_wrong_before_anything_is_typed() {
        assertEquals(List.of(), form.node().problems().get());
        assertEquals(Optional.empty(), form.act().get());
        assertInstanceOf(IssuePreview.Nothing.class, form.preview().get());
    }

    @Test
    void what_is_typed_is_judged_in_the_engines_words() {
        form.node().text().set("../etc");
        assertEquals(
                "\"../etc\" is not a unique ID", form.node().problems().get().getFirst().what());
        form.labels().text().set("Rack=7");
        assertEquals("\"Rack=7\" is not a label", form.labels().problems().get().getFirst().what());
        assertEquals(Optional.empty(), form.act().get());
    }

    @Test
    void a_service_without_a_destination_is_told_at_once() {
        form.node().text().set("crane-17");
        form.verify().text().set("10.0.0.17:7410");
        Problem problem = form.problems().get().getFirst();
        assertEquals(
                "--verify 10.0.0.17:7410 proves a deployment, and there is none", problem.what());
        assertEquals(Optional.empty(), form.act().get());
    }

    @Test
    void a_node_that_has_a_certificate_is_refused_before_anything_is_signed() {
        fleet.issue("crane-17");
        form.node().text().set("crane-17");
        var refused = assertInstanceOf(IssuePreview.Refused.class, form.preview().get());
        assertTrue(
                refused.problems().getFirst().what().startsWith("node crane-17 has an active"),
                refused.toString());
        form.node().text().set("crane-18");
        assertInstanceOf(IssuePreview.Ready.class, form.preview().get());
    }

    @Test
    void the_usual_destination_follows_the_node_until_another_is_typed() {
        Choices usual = Choices.DEFAULT;
        form =
                form(
                        new Choices(
                                usual.theme(),
                                usual.idleLock(),
                                usual.validity(),
                                usual.keyAlgorithm(),
                                Optional.of("dir:/srv/{id}/tls")));
        form.node().text().set("crane-1");
        form.node().text().set("crane-17");
        assertEquals("dir:/srv/crane-17/tls", form.deployTo().text().get());
        form.deployTo().text().set("");
        form.node().text().set("crane-18");
        assertEquals("", form.deployTo().text().get());
    }

    @Test
    void with_a_request_the_key_is_never_ours() {
        form.node().text().set("crane-17");
        form.keyAlgorithm().set("rsa-4096");
        form.csr().text().set("/srv/requests/crane-17.csr");
        assertEquals(
                List.of("issue-node", "crane-17", "--csr", "/srv/requests/crane-17.csr"), words());
        var refused = assertInstanceOf(IssuePreview.Refused.class, form.preview().get());
        assertTrue(refused.problems().getFirst().what().contains("crane-17.csr"));
    }
}
