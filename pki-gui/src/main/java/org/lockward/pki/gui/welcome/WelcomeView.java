package org.lockward.pki.gui.welcome;

import javafx.scene.control.ScrollPane;
import javafx.scene.layout.StackPane;

import org.lockward.pki.gui.shell.Commands;
import org.lockward.pki.gui.shell.Overlay;

import java.util.Optional;

/// What covers the window until the CA is open, and again when it is locked. For the screen's
/// thread only.
public final class WelcomeView {

    private final WelcomeModel model;
    private final Commands commands;
    private final Overlay overlay;
    private final StackPane root = new StackPane();
    private Optional<WelcomeCard> shown = Optional.empty();

    public WelcomeView(WelcomeModel model, Commands commands, Overlay overlay) {
        this.model = model;
        this.commands = commands;
        this.overlay = overlay;
        root.setId("welcome");
        root.getStyleClass().add("welcome");
        model.opening().subscribe(this::show);
    }

    public StackPane root() {
        return root;
    }

    private void show(Opening opening) {
        shown.ifPresent(WelcomeCard::close);
        shown = card(opening);
        root.getChildren().clear();
        root.setVisible(!(opening instanceof Opening.Open));
        shown.ifPresent(card -> {
            root.getChildren().setAll(middle(card));
            // A scroll pane takes its content in with its first look; before, nothing can focus.
            root.applyCss();
            root.layout();
            card.focus();
        });
    }

    private Optional<WelcomeCard> card(Opening opening) {
        return switch (opening) {
            case Opening.Looking _ -> Optional.of(new LookingCard());
            case Opening.Open _ -> Optional.empty();
            case Opening.Vacant vacant ->
                    Optional.of(new CreateCard(model, vacant.cutOff(), commands));
            case Opening.Locked locked -> Optional.of(new UnlockCard(model, locked.session()));
            case Opening.Unusable unusable ->
                    Optional.of(new UnusableCard(model, unusable.failure(), overlay::problem));
        };
    }

    private static ScrollPane middle(WelcomeCard card) {
        StackPane middle = new StackPane(card.root());
        middle.getStyleClass().add("welcome-middle");
        ScrollPane scrolled = new ScrollPane(middle);
        scrolled.setFitToWidth(true);
        scrolled.setFitToHeight(true);
        scrolled.setFocusTraversable(false);
        return scrolled;
    }
}
