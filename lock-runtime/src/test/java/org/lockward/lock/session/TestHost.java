package org.lockward.lock.session;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.resource.LockMode;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;

/// A daemon that writes down what its sessions ask of it; nobody may lock names that begin with
/// `secret`.
final class TestHost implements Host {

    final List<String> log = new ArrayList<>();
    final List<Consumer<Optional<LockException>>> reloads = new ArrayList<>();

    @Override
    public void log(String event, Map<String, String> values) {
        log.add(event + " " + values);
    }

    @Override
    public void logRefusal(String event, Map<String, String> values) {
        log(event, values);
    }

    @Override
    public String admins() {
        return "boss";
    }

    @Override
    public Optional<String> objection(String node, String name, LockMode mode) {
        return name.startsWith("secret")
                ? Optional.of("rule in line 1: deny * secret*")
                : Optional.empty();
    }

    @Override
    public int mostLocks() {
        return 2;
    }

    @Override
    public Map<String, String> facts() {
        return Map.of("limit_locks", "2");
    }

    @Override
    public void stop(boolean now) {
        log.add("stop " + now);
    }

    @Override
    public void reload(Consumer<Optional<LockException>> done) {
        reloads.add(done);
    }
}
