package org.lockward.pki.audit;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.regex.Pattern;

/// One line of the audit record, named so that nobody can replace it or what stands before it. Kept
/// on another machine, it is what a rewritten record is held against.
///
/// @param number of the entry, from 1
/// @param hash SHA-256 of its line without the line feed, lower-case hex
public record Checkpoint(long number, String hash) {

    private static final Pattern GRAMMAR = Pattern.compile("[1-9][0-9]{0,17}:[0-9a-f]{64}");
    private static final Pattern HASH = Pattern.compile("[0-9a-f]{64}");

    public Checkpoint {
        if (number < 1 || !HASH.matcher(hash).matches()) {
            throw invalid(number + ":" + hash);
        }
    }

    /// Reads `number:hash`.
    public static Checkpoint parse(String text) {
        if (!GRAMMAR.matcher(text).matches()) {
            throw invalid(text);
        }
        int colon = text.indexOf(':');
        return new Checkpoint(Long.parseLong(text.substring(0, colon)), text.substring(colon + 1));
    }

    private static PkiException invalid(String text) {
        return new PkiException.InvalidInput(
                new Problem(
                        Printable.quote(text) + " is not a checkpoint",
                        "a checkpoint is NUMBER:HASH with 64 lower-case hex digits",
                        "print one with: pki verify-audit"));
    }

    /// As [#parse] reads it.
    public String text() {
        return number + ":" + hash;
    }

    @Override
    public String toString() {
        return text();
    }
}
