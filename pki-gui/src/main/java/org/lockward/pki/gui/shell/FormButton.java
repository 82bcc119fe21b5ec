package org.lockward.pki.gui.shell;

import javafx.beans.property.SimpleBooleanProperty;
import javafx.beans.property.SimpleStringProperty;
import javafx.beans.value.ObservableBooleanValue;
import javafx.beans.value.ObservableValue;

/// A button at the foot of a form; it says what it does: `Revoke node-17`, never `OK`.
///
/// @param name the last word of its node's ID: `confirm` in the form `revoke` is `revoke-confirm`
/// @param title what it says, which may change
/// @param enabled whether it can be pressed now
/// @param press does it; the form stays open until somebody closes it
/// @param danger whether it does what cannot be undone
public record FormButton(
        String name,
        ObservableValue<String> title,
        ObservableBooleanValue enabled,
        Runnable press,
        boolean danger) {

    /// The button that Enter presses, called `confirm`.
    public static FormButton confirm(String title, ObservableBooleanValue enabled, Runnable press) {
        return new FormButton("confirm", new SimpleStringProperty(title), enabled, press, false);
    }

    /// As [#confirm], for what cannot be undone.
    public static FormButton danger(
            ObservableValue<String> title, ObservableBooleanValue enabled, Runnable press) {
        return new FormButton("confirm", title, enabled, press, true);
    }

    /// One more, which can always be pressed.
    public static FormButton other(String name, String title, Runnable press) {
        return new FormButton(
                name,
                new SimpleStringProperty(title),
                new SimpleBooleanProperty(true),
                press,
                false);
    }
}
