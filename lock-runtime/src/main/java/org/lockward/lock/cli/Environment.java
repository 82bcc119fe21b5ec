package org.lockward.lock.cli;

import java.util.Optional;

/// Variables of this process; one that is empty is not there.
final class Environment {

    private Environment() {}

    static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).filter(value -> !value.isEmpty());
    }
}
