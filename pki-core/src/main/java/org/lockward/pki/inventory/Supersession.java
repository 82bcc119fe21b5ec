package org.lockward.pki.inventory;

import org.lockward.pki.certificate.DurationText;
import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.time.Duration;

/// What becomes of a certificate when its node gets a newer one.
public sealed interface Supersession {

    /// As [#parse] reads it.
    default String text() {
        return switch (this) {
            case LetExpire _ -> "let-expire";
            case Revoke _ -> "revoke";
            case Grace grace -> "grace=" + DurationText.text(grace.time());
        };
    }

    /// Reads `let-expire`, `revoke` or `grace=7d`.
    static Supersession parse(String text) {
        return switch (text) {
            case "let-expire" -> new LetExpire();
            case "revoke" -> new Revoke();
            case String grace when grace.startsWith("grace=") ->
                    new Grace(
                            DurationText.parse(
                                    "--supersede grace=", grace.substring("grace=".length())));
            default ->
                    throw new PkiException.InvalidInput(
                            new Problem(
                                    Printable.quote(text) + " is no fate of a certificate",
                                    "known are: let-expire, revoke, grace=TIME",
                                    "for example: --supersede grace=7d"));
        };
    }

    /// It stays valid until its notAfter.
    record LetExpire() implements Supersession {}

    /// It is revoked in the same act, with reason superseded.
    record Revoke() implements Supersession {}

    /// It is revoked when this time has passed.
    record Grace(Duration time) implements Supersession {

        public Grace {
            DurationText.text(time);
        }
    }
}
