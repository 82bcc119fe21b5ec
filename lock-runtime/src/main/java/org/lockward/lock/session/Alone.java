package org.lockward.lock.session;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.resource.LockMode;

import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// Sessions without a daemon around them.
final class Alone implements Host {

    @Override
    public void log(String event, Map<String, String> values) {}

    @Override
    public void logRefusal(String event, Map<String, String> values) {}

    @Override
    public String admins() {
        return "nobody";
    }

    @Override
    public Optional<String> objection(String node, String name, LockMode mode) {
        return Optional.empty();
    }

    @Override
    public int mostLocks() {
        return Integer.MAX_VALUE;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of();
    }

    @Override
    public void stop(boolean now) {
        throw new IllegalStateException("there is no daemon to stop");
    }

    @Override
    public void reload(Consumer<Optional<LockException>> done) {
        throw new IllegalStateException("there is no daemon to reload");
    }
}
