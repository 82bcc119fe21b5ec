package org.lockward.lock.table;

import org.lockward.lock.resource.ResourceName;

import java.util.LinkedHashMap;
import java.util.Map;

/// All that one session holds and waits for, oldest first.
final class Claims {

    final Map<ResourceName, Claim> byName = new LinkedHashMap<>(4);
    int waits;

    int locks() {
        return byName.size() - waits;
    }
}
