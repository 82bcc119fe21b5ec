package org.lockward.lock.problem;

import java.util.Objects;

/// What went wrong, for people: the fact with its values, the rule or state behind it, and the way
/// out.
///
/// @param what one sentence with the file, the position and both values where there are two
/// @param why the rule or the state that makes it a problem, with its source; may be empty
/// @param fix what the reader can do next, best as a command; may be empty
public record Problem(String what, String why, String fix) {

    public Problem {
        Objects.requireNonNull(what);
        Objects.requireNonNull(why);
        Objects.requireNonNull(fix);
        if (what.isBlank()) {
            throw new IllegalArgumentException("a problem says what went wrong");
        }
    }

    /// A problem whose reason and cure are plain from the fact itself.
    public static Problem of(String what) {
        return new Problem(what, "", "");
    }
}
