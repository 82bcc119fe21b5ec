package org.lockward.pki.gui.welcome;

import javafx.scene.Node;

/// One of the cards that cover the window.
interface WelcomeCard {

    Node root();

    /// Puts the focus where something is to be typed.
    void focus();

    /// Forgets what was typed, and listens no longer.
    void close();
}
