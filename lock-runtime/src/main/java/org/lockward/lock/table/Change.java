package org.lockward.lock.table;

import java.util.List;

/// What giving something up led to.
///
/// @param done whether there was something to give up
/// @param events what it meant for those who waited, in order
public record Change(boolean done, List<Event> events) {

    static final Change NOTHING = new Change(false, List.of());
}
