package org.lockward.pki.quickstart;

/// The beginning of a long hex number, for people.
final class Abbreviation {

    private static final int DIGITS = 8;

    private Abbreviation() {}

    static String of(String hex) {
        return hex.substring(0, Math.min(DIGITS, hex.length()));
    }
}
