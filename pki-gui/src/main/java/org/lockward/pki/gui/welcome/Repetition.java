package org.lockward.pki.gui.welcome;

/// How the second of two fields for one passphrase compares with the first.
enum Repetition {
    /// Nothing was typed.
    NONE,
    /// So far the same.
    BEGINNING,
    SAME,
    DIFFERENT
}
