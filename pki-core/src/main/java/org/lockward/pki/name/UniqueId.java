package org.lockward.pki.name;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.util.regex.Pattern;

/// The unique ID of a node: the primary key of the fleet, the CN of its certificate.
///
/// Normally the machine ID, 32 lower-case hex digits, as `flom --unique-id` prints it; any other
/// name of the grammar by choice. An ID is rejected rather than normalised: two spellings of one
/// node are how impersonation starts (CVE-2021-27098).
///
/// @param value matches `[A-Za-z0-9][A-Za-z0-9._-]{0,63}` without `..`; 64 is ub-common-name of RFC
///   5280, appendix A.1
public record UniqueId(String value) implements Comparable<UniqueId> {

    private static final Pattern GRAMMAR = Pattern.compile("[A-Za-z0-9][A-Za-z0-9._-]{0,63}");
    private static final Pattern MACHINE_ID = Pattern.compile("[0-9a-f]{32}");
    private static final Pattern DNS_LABEL =
            Pattern.compile("[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?");

    public UniqueId {
        if (!GRAMMAR.matcher(value).matches() || value.contains("..")) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            Printable.quote(value) + " is not a unique ID",
                            "an ID is 32 lower-case hex digits, or 1 to 64 of A-Z a-z 0-9 . _ -,"
                                    + " starting with a letter or digit, without \"..\"",
                            "print this machine's ID with: pki unique-id"));
        }
    }

    /// Whether it has the form of a machine ID: 32 lower-case hex digits.
    public boolean isMachineId() {
        return MACHINE_ID.matcher(value).matches();
    }

    /// Whether it can stand as a dNSName of one label (RFC 1123, section 2.1).
    public boolean isDnsLabel() {
        return DNS_LABEL.matcher(value).matches();
    }

    @Override
    public int compareTo(UniqueId other) {
        return value.compareTo(other.value);
    }

    @Override
    public String toString() {
        return value;
    }
}
