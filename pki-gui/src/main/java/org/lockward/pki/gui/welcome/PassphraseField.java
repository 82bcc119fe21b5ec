package org.lockward.pki.gui.welcome;

import javafx.beans.property.ReadOnlyIntegerProperty;
import javafx.beans.property.ReadOnlyIntegerWrapper;
import javafx.scene.AccessibleRole;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

import org.lockward.pki.key.Passphrase;

import java.util.Arrays;
import java.util.regex.Pattern;

/// A field whose text is bullets only; the characters stand in an array of ours, which is wiped.
///
/// JavaFX's own field for passwords keeps them as `String`s, several for each key, until the
/// garbage collector has overwritten them. Here remains what JavaFX makes before we see it: for
/// each key an event with a string of that one character, and for a paste the clipboard's string.
/// Both are garbage at once, yet nothing wipes them.
public final class PassphraseField extends TextField {

    private static final char BULLET = '\u2022';

    /// What JavaFX drops from a pasted text, too: line ends, tabs.
    private static final Pattern CONTROL = Pattern.compile("\\p{Cntrl}");

    /// As long as a passphrase may be.
    private static final int MAX_LENGTH = 1024;

    private final char[] characters = new char[MAX_LENGTH];
    private final ReadOnlyIntegerWrapper edits = new ReadOnlyIntegerWrapper();
    private int length;

    public PassphraseField() {
        setAccessibleRole(AccessibleRole.PASSWORD_FIELD);
        setContextMenu(new ContextMenu());
        // What an input method composes would pass by the array.
        setOnInputMethodTextChanged(_ -> {});
        // Undo would bring back bullets without characters.
        addEventFilter(
                KeyEvent.KEY_PRESSED,
                event -> {
                    if (event.isShortcutDown()
                            && (event.getCode() == KeyCode.Z || event.getCode() == KeyCode.Y)) {
                        event.consume();
                    }
                });
    }

    /// How often it was edited: to listen to instead of the text, which may stay the same.
    public ReadOnlyIntegerProperty edits() {
        return edits.getReadOnlyProperty();
    }

    /// What was typed, or nothing: refused as a passphrase by [Passphrase#of].
    public Passphrase passphrase() {
        char[] copy = typed();
        try {
            return Passphrase.of(copy);
        } finally {
            Arrays.fill(copy, '\0');
        }
    }

    boolean isEmpty() {
        return length == 0;
    }

    /// How this compares with the first of two fields for one passphrase.
    Repetition repeats(PassphraseField first) {
        if (length == 0) {
            return Repetition.NONE;
        }
        if (length > first.length
                || !Arrays.equals(characters, 0, length, first.characters, 0, length)) {
            return Repetition.DIFFERENT;
        }
        return length == first.length ? Repetition.SAME : Repetition.BEGINNING;
    }

    Strength strength() {
        char[] copy = typed();
        try {
            return Strength.of(copy);
        } finally {
            Arrays.fill(copy, '\0');
        }
    }

    private char[] typed() {
        return Arrays.copyOf(characters, length);
    }

    /// Wipes it.
    public void wipe() {
        replaceText(0, length, "");
        Arrays.fill(characters, '\0');
    }

    /// Every edit of a person goes through here. Half of a pair of surrogates never stays alone.
    @Override
    public void replaceText(int start, int end, String typed) {
        String text = CONTROL.matcher(typed).replaceAll("");
        int from = start > 0 && start < length && splits(start) ? start - 1 : start;
        int to = end > 0 && end < length && splits(end) ? end + 1 : end;
        if (length - (to - from) + text.length() > MAX_LENGTH) {
            return;
        }
        System.arraycopy(characters, to, characters, from + text.length(), length - to);
        text.getChars(0, text.length(), characters, from);
        int before = length;
        length += text.length() - (to - from);
        if (length < before) {
            Arrays.fill(characters, length, before, '\0');
        }
        super.replaceText(from, to, String.valueOf(BULLET).repeat(text.length()));
        edits.set(edits.get() + 1);
    }

    private boolean splits(int index) {
        return Character.isSurrogatePair(characters[index - 1], characters[index]);
    }

    /// There is nothing to copy but bullets.
    @Override
    public void copy() {}

    @Override
    public void cut() {}
}
