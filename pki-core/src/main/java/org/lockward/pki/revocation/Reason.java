package org.lockward.pki.revocation;

import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.Arrays;
import java.util.stream.Collectors;

/// Why a certificate is revoked (CRLReason, RFC 5280, section 5.3.1): those that fit a node, for
/// good. A hold that could be lifted is not offered.
public enum Reason {
    UNSPECIFIED("unspecified", 0),
    KEY_COMPROMISE("keyCompromise", 1),
    AFFILIATION_CHANGED("affiliationChanged", 3),
    SUPERSEDED("superseded", 4),
    CESSATION_OF_OPERATION("cessationOfOperation", 5),
    PRIVILEGE_WITHDRAWN("privilegeWithdrawn", 9);

    private final String text;
    private final int code;

    Reason(String text, int code) {
        this.text = text;
        this.code = code;
    }

    /// The RFC's name.
    public String text() {
        return text;
    }

    /// The RFC's number.
    public int code() {
        return code;
    }

    /// Reads the RFC's name.
    public static Reason parse(String text) {
        return Arrays.stream(values())
                .filter(r -> r.text.equals(text))
                .findFirst()
                .orElseThrow(() -> unknown(text));
    }

    private static PkiException unknown(String text) {
        String known = Arrays.stream(values()).map(Reason::text).collect(Collectors.joining(", "));
        return new PkiException.InvalidInput(
                new Problem(
                        Printable.quote(text) + " is not a reason to revoke",
                        "known are: " + known,
                        ""));
    }
}
