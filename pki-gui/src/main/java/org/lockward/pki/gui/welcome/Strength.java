package org.lockward.pki.gui.welcome;

import org.lockward.pki.gui.theme.Tone;

import java.util.Arrays;

/// A hint about a new passphrase, from its length alone: what makes one hard to guess is chance,
/// and no program sees that in the characters.
public enum Strength {
    /// Nothing was typed.
    NONE(Tone.NEUTRAL),
    /// Whoever copies the file tries all of these.
    SHORT(Tone.DANGER),
    FAIR(Tone.WARNING),
    /// As long as five words drawn by lot from a list of 7,776, which are 64 bits.
    LONG(Tone.SUCCESS);

    private static final int FAIR_LENGTH = 12;
    private static final int LONG_LENGTH = 20;
    private static final int FEW_DIFFERENT = 6;

    private final Tone tone;

    Strength(Tone tone) {
        this.tone = tone;
    }

    public Tone tone() {
        return tone;
    }

    /// Keeps nothing of the characters.
    static Strength of(char[] characters) {
        if (characters.length == 0) {
            return NONE;
        }
        if (characters.length < FAIR_LENGTH || different(characters) < FEW_DIFFERENT) {
            return SHORT;
        }
        return characters.length < LONG_LENGTH ? FAIR : LONG;
    }

    private static int different(char[] characters) {
        char[] sorted = characters.clone();
        Arrays.sort(sorted);
        int count = 1;
        for (int i = 1; i < sorted.length; i++) {
            count += sorted[i] == sorted[i - 1] ? 0 : 1;
        }
        Arrays.fill(sorted, '\0');
        return count;
    }
}
