package org.lockward.lock.server;

/// Who gets in, and over what.
public sealed interface Security {

    /// Plain TCP, anyone.
    ///
    /// @param allowPlainNetwork also on an address that is not loopback
    record None(boolean allowPlainNetwork) implements Security {}

    /// The level's name, as in the option and the ready line.
    default String level() {
        return switch (this) {
            case None ignored -> "none";
        };
    }
}
