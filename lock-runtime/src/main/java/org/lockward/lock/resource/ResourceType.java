package org.lockward.lock.resource;

import java.util.Locale;
import java.util.Optional;

/// The six kinds of things that can be locked; the spelling of a [ResourceName] says which it is.
public enum ResourceType {
    /// A lock.
    SIMPLE,
    /// A pool of N units.
    NUMERIC,
    /// One free element of several.
    SET,
    /// A node of a tree, with all that is below it.
    HIERARCHICAL,
    /// Unique numbers.
    SEQUENCE,
    /// Unique times.
    TIMESTAMP;

    /// The word of the protocol and of displays: lower case.
    public String text() {
        return name().toLowerCase(Locale.ROOT);
    }

    /// The type of that word in either case; empty if there is none.
    public static Optional<ResourceType> parse(String text) {
        for (ResourceType type : values()) {
            if (type.text().equalsIgnoreCase(text)) {
                return Optional.of(type);
            }
        }
        return Optional.empty();
    }
}
