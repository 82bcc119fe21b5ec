package org.lockward.lock.flom;

import org.lockward.lock.wire.ProtocolException;

import java.util.List;
import java.util.Map;

/// One element of a message: its name and its attributes, which are all that it has.
///
/// @param name of the element
record Tag(String name, Map<String, String> attributes) {

    String text(String attribute) {
        String value = attributes.get(attribute);
        if (value == null) {
            throw new ProtocolException("<" + name + "> has no " + attribute);
        }
        return value;
    }

    boolean flag(String attribute) {
        return number(attribute, 0, 1) == 1;
    }

    /// A decimal number without sign unless it is below zero, and without needless zeros.
    long number(String attribute, long min, long max) {
        String text = text(attribute);
        if (!text.matches("0|-?[1-9][0-9]{0,17}")) {
            throw new ProtocolException(attribute + " in <" + name + "> is no number");
        }
        long value = Long.parseLong(text);
        if (value < min || value > max) {
            throw new ProtocolException(
                    attribute + " in <" + name + "> is not within " + min + " to " + max);
        }
        return value;
    }

    /// Nothing but these; elsewhere, attributes that nobody knows are passed over.
    void only(String... known) {
        for (String attribute : attributes.keySet()) {
            if (!List.of(known).contains(attribute)) {
                throw new ProtocolException("<" + name + "> has no place for other attributes");
            }
        }
    }
}
