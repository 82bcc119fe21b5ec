package org.lockward.lock.tls;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.util.Locale;

/// Who gets in.
public enum SecurityLevel {
    /// Plain TCP, anyone.
    NONE,
    /// TLS with a certificate of the same CA, which several machines may share.
    TLS,
    /// TLS with a dedicated certificate whose identity is the one that the peer claims.
    MUTUAL;

    /// Reads what [#text] writes.
    public static SecurityLevel parse(String text) {
        for (SecurityLevel level : values()) {
            if (level.text().equals(text)) {
                return level;
            }
        }
        throw new LockException.InvalidInput(
                new Problem(
                        "there is no security level \"" + text + "\"",
                        "the levels are none, tls and mutual",
                        "mutual is the one to use between machines"));
    }

    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean encrypted() {
        return this != NONE;
    }
}
