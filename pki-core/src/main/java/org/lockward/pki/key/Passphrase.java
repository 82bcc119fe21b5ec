package org.lockward.pki.key;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.CharBuffer;
import java.util.Arrays;

/// A passphrase that is wiped when it is closed and never prints.
public final class Passphrase implements AutoCloseable {

    private static final int MAX_LENGTH = 1024;

    private final char[] characters;
    private boolean closed;

    private Passphrase(char[] characters) {
        this.characters = characters;
    }

    /// Copies the characters; the caller wipes its own.
    public static Passphrase of(char[] characters) {
        if (characters.length == 0 || characters.length > MAX_LENGTH) {
            throw new PkiException.Forbidden(
                    new Problem(
                            "a passphrase of " + characters.length + " characters",
                            "it has 1 to " + MAX_LENGTH + " characters",
                            ""));
        }
        return new Passphrase(characters.clone());
    }

    /// Whether both are the same text, for asking twice.
    public boolean sameAs(Passphrase other) {
        return CharBuffer.wrap(characters()).equals(CharBuffer.wrap(other.characters()));
    }

    char[] characters() {
        if (closed) {
            throw new IllegalStateException("this passphrase was closed");
        }
        return characters;
    }

    @Override
    public void close() {
        closed = true;
        Arrays.fill(characters, '\0');
    }

    @Override
    public String toString() {
        return "Passphrase";
    }
}
