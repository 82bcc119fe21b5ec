package org.lockward.pki.gui.welcome;

import atlantafx.base.theme.Styles;

import javafx.beans.binding.ObjectBinding;
import javafx.scene.control.Button;
import javafx.scene.control.ChoiceBox;
import javafx.scene.control.Hyperlink;
import javafx.scene.control.TextField;
import javafx.scene.layout.VBox;

import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.gui.shell.CommandLink;
import org.lockward.pki.gui.shell.Commands;
import org.lockward.pki.gui.shell.Field;
import org.lockward.pki.gui.theme.Tone;
import org.lockward.pki.problem.Problem;

import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// "Create your root CA".
final class CreateCard implements WelcomeCard {

    private final WelcomeModel welcome;
    private final CreateModel model = new CreateModel();
    private final TextField name = new TextField();
    private final PassphraseField first = new PassphraseField();
    private final PassphraseField second = new PassphraseField();
    private final Field firstField;
    private final Field secondField;
    private final Button create = new Button(Messages.text("welcome.create.button"));
    private final Card card;

    CreateCard(WelcomeModel welcome, boolean cutOff, Commands commands) {
        this.welcome = welcome;
        name.setId("create-name");
        first.setId("create-passphrase");
        second.setId("create-passphrase-again");
        firstField = new Field(Messages.text("welcome.create.passphrase"), first);
        secondField = new Field(Messages.text("welcome.create.again"), second);
        card =
                new Card(
                        "create",
                        Messages.text("welcome.create.title"),
                        cutOff
                                ? Messages.text("welcome.create.cut-off", welcome.home())
                                : Messages.text("welcome.create.text", welcome.home()));
        arrange(commands);
        listen();
        judge();
    }

    @Override
    public VBox root() {
        return card.root();
    }

    @Override
    public void focus() {
        first.requestFocus();
    }

    private void arrange(Commands commands) {
        Field nameField = new Field(Messages.text("welcome.create.name"), name);
        name.textProperty().bindBidirectional(model.name());
        told(nameField, model.nameProblem());
        VBox more = more();
        Hyperlink link = new Hyperlink(Messages.text("welcome.create.more"));
        link.setId("create-more");
        link.setOnAction(_ -> {
            more.setVisible(true);
            more.setManaged(true);
            link.setVisible(false);
            link.setManaged(false);
            more.lookup("#create-key-algorithm").requestFocus();
        });
        card.add(nameField.root(), firstField.root(), secondField.root(), link, more);
        create.setId("create-confirm");
        create.getStyleClass().add(Styles.ACCENT);
        create.setOnAction(_ -> confirm());
        create.setDefaultButton(true);
        card.foot(
                CommandLink.of("create-copy", commands, () -> List.of(model.act())),
                create,
                welcome.busy(),
                Messages.text("welcome.create.busy"));
    }

    private VBox more() {
        ChoiceBox<String> algorithm = new ChoiceBox<>();
        algorithm.setId("create-key-algorithm");
        algorithm.setMaxWidth(Double.MAX_VALUE);
        algorithm.getItems().setAll(model.keyAlgorithms());
        algorithm.valueProperty().bindBidirectional(model.keyAlgorithm());
        TextField validity = new TextField();
        validity.setId("create-validity");
        validity.setPromptText(Messages.text("welcome.create.validity.prompt"));
        validity.textProperty().bindBidirectional(model.validity());
        Field validityField = new Field(Messages.text("welcome.create.validity"), validity);
        told(validityField, model.validityProblem());
        VBox more =
                new VBox(
                        new Field(Messages.text("welcome.create.key-algorithm"), algorithm).root(),
                        validityField.root());
        more.getStyleClass().add("welcome-fields");
        more.setVisible(false);
        more.setManaged(false);
        return more;
    }

    private static void told(Field field, ObjectBinding<Optional<Problem>> problem) {
        problem.subscribe(
                now -> field.hint(now.map(p -> p.what() + ": " + p.why()).orElse(""), Tone.DANGER));
    }

    private void listen() {
        first.edits().subscribe(_ -> judge());
        second.edits().subscribe(_ -> judge());
        card.keep(welcome.busy().subscribe(_ -> judge()));
        model.nameProblem().subscribe(_ -> judge());
        model.validityProblem().subscribe(_ -> judge());
        card.keep(welcome.failure().subscribe(card::show));
    }

    /// What holds after each key.
    private void judge() {
        Strength strength = first.strength();
        firstField.hint(
                Messages.text("welcome.strength." + strength.name().toLowerCase(Locale.ROOT)),
                strength.tone());
        Repetition repetition = second.repeats(first);
        secondField.hint(
                Messages.text("welcome.repetition." + repetition.name().toLowerCase(Locale.ROOT)),
                tone(repetition));
        create.setDisable(
                welcome.busy().get()
                        || first.isEmpty()
                        || repetition != Repetition.SAME
                        || model.nameProblem().get().isPresent()
                        || model.validityProblem().get().isPresent());
    }

    private static Tone tone(Repetition repetition) {
        return switch (repetition) {
            case NONE, BEGINNING -> Tone.NEUTRAL;
            case SAME -> Tone.SUCCESS;
            case DIFFERENT -> Tone.DANGER;
        };
    }

    private void confirm() {
        welcome.create(model.act(), first.passphrase());
    }

    /// Forgets what was typed.
    @Override
    public void close() {
        card.close();
        first.wipe();
        second.wipe();
    }
}
