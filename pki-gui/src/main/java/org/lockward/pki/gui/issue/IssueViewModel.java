package org.lockward.pki.gui.issue;

import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.property.StringProperty;

import org.lockward.pki.act.Act;
import org.lockward.pki.certificate.DurationText;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.gui.form.Field;
import org.lockward.pki.gui.preferences.Choices;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.task.Background;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.Printable;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// One node that is to get a certificate: what was typed, the act that it means, and what the CA
/// would say. For the screen's thread only; the CA is asked elsewhere.
public final class IssueViewModel {

    private final Choices defaults;
    private final Field<UniqueId> node = Field.required(UniqueId::new);
    private final Field<NamesText> names = Field.any(NamesText::parse);
    private final Field<Map<String, String>> labels = Field.any(LabelsText::parse);
    private final Field<Optional<Destination>> deployTo = Field.optional(Destination::parse);
    private final Field<Optional<Endpoint>> verify = Field.optional(Endpoint::parse);
    private final Field<Optional<Duration>> validity =
            Field.optional(text -> DurationText.parse("--validity", text));
    private final Field<Optional<Path>> csr = Field.optional(IssueViewModel::path);
    private final StringProperty profile = new SimpleStringProperty(Act.IssueNode.DEFAULT_PROFILE);
    private final StringProperty keyAlgorithm;
    private final ReadOnlyObjectWrapper<Optional<Act.IssueNode>> act =
            new ReadOnlyObjectWrapper<>(Optional.empty());
    private final ReadOnlyObjectWrapper<List<Problem>> problems =
            new ReadOnlyObjectWrapper<>(List.of());
    private final PreviewQuestion preview;
    private String proposedDestination = "";

    public IssueViewModel(Session session, Background background, Choices defaults) {
        this.defaults = defaults;
        this.keyAlgorithm = new SimpleStringProperty(defaults.keyAlgorithm().text());
        this.preview = new PreviewQuestion(session.authority(), background);
        validity.text().set(defaults.validity().map(DurationText::text).orElse(""));
        List.of(node, names, labels, deployTo, verify, validity, csr)
                .forEach(field -> field.value().addListener((_, _, _) -> changed()));
        profile.addListener((_, _, _) -> changed());
        keyAlgorithm.addListener((_, _, _) -> changed());
        node.value().addListener((_, _, id) -> proposeDestination(id));
    }

    private static Path path(String text) {
        try {
            return Path.of(text).toAbsolutePath().normalize();
        } catch (InvalidPathException e) {
            throw new PkiException.InvalidInput(
                    new Problem(Printable.quote(text) + " is not a path", "" + e.getReason(), ""),
                    e);
        }
    }

    /// Follows the node's ID until somebody types another one.
    private void proposeDestination(Optional<UniqueId> id) {
        if (deployTo.text().get().equals(proposedDestination)) {
            proposedDestination =
                    id.flatMap(defaults::destination).map(Destination::text).orElse("");
            deployTo.text().set(proposedDestination);
        }
    }

    private void changed() {
        try {
            act.set(read());
            problems.set(List.of());
        } catch (PkiException e) {
            act.set(Optional.empty());
            problems.set(e.problems());
        }
        preview.ask(act.get());
    }

    /// Empty while a field is wrong or missing.
    private Optional<Act.IssueNode> read() {
        boolean complete =
                List.of(node, names, labels, deployTo, verify, validity, csr).stream()
                        .allMatch(field -> field.value().get().isPresent());
        return complete ? Optional.of(complete()) : Optional.empty();
    }

    private Act.IssueNode complete() {
        Optional<Path> request = csr.value().get().orElseThrow();
        return new Act.IssueNode(
                node.value().get(),
                names.value().get().orElseThrow().names(),
                profile.get(),
                validity.value().get().orElseThrow(),
                request.isPresent() ? Optional.empty() : chosenKey(),
                request,
                labels.value().get().orElseThrow(),
                deployTo.value().get().orElseThrow(),
                verify.value().get().orElseThrow());
    }

    /// The usual one goes without saying, so that the command is short.
    private Optional<KeyAlgorithm> chosenKey() {
        return Optional.of(keyAlgorithm.get())
                .filter(name -> !name.equals(KeyAlgorithm.NAMES.getFirst()))
                .map(KeyAlgorithm::parse);
    }

    public Field<UniqueId> node() {
        return node;
    }

    public Field<NamesText> names() {
        return names;
    }

    public Field<Map<String, String>> labels() {
        return labels;
    }

    public Field<Optional<Destination>> deployTo() {
        return deployTo;
    }

    public Field<Optional<Endpoint>> verify() {
        return verify;
    }

    public Field<Optional<Duration>> validity() {
        return validity;
    }

    /// The file with the node's request; with one, the key is the node's and never ours.
    public Field<Optional<Path>> csr() {
        return csr;
    }

    /// One of those that issue to nodes.
    public StringProperty profile() {
        return profile;
    }

    /// One of [KeyAlgorithm#NAMES].
    public StringProperty keyAlgorithm() {
        return keyAlgorithm;
    }

    /// What the form means; empty while it means nothing.
    public ReadOnlyObjectProperty<Optional<Act.IssueNode>> act() {
        return act.getReadOnlyProperty();
    }

    /// What is wrong with the fields together.
    public ReadOnlyObjectProperty<List<Problem>> problems() {
        return problems.getReadOnlyProperty();
    }

    /// What the CA says of [#act].
    public ReadOnlyObjectProperty<IssuePreview> preview() {
        return preview.answer();
    }
}
