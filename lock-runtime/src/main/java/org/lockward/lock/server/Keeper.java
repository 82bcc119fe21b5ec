package org.lockward.lock.server;

import org.lockward.lock.access.AccessRules;
import org.lockward.lock.access.LiveRules;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.session.Host;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;
import java.util.function.Consumer;

/// What the sessions ask of their daemon: its log, its rules, its end.
final class Keeper implements Host {

    private final Daemon daemon;
    private final Executor tableThread;
    private final CompletableFuture<LockServer> server = new CompletableFuture<>();

    Keeper(Daemon daemon, Executor tableThread) {
        this.daemon = daemon;
        this.tableThread = tableThread;
    }

    /// The daemon runs now: a stop that was asked for meanwhile begins.
    void runs(LockServer running) {
        server.complete(running);
    }

    @Override
    public void log(String event, Map<String, String> values) {
        write(daemon.log().event(event), values);
    }

    @Override
    public void logRefusal(String event, Map<String, String> values) {
        if (daemon.log().mayWrite()) {
            log(event, values);
        }
    }

    @Override
    public String admins() {
        return daemon.admins().toString();
    }

    @Override
    public Optional<String> objection(String node, String name, LockMode mode) {
        Optional<LiveRules> rules = daemon.rules();
        return rules.isEmpty() ? Optional.empty() : rules.get().rules().objection(node, name, mode);
    }

    @Override
    public int mostLocks() {
        return daemon.limits().locks();
    }

    @Override
    public Map<String, String> facts() {
        ServerLimits limits = daemon.limits();
        Map<String, String> facts = new LinkedHashMap<>();
        facts.put("limit_locks", Integer.toString(limits.locks()));
        facts.put("limit_connections", Integer.toString(limits.connections()));
        facts.put("limit_connections_per_address", Integer.toString(limits.perAddress()));
        facts.put("limit_connections_per_node", Integer.toString(limits.perNode()));
        facts.put("limit_handshakes", Integer.toString(limits.handshakes()));
        facts.put(
                "access_rules",
                daemon.rules().map(r -> Integer.toString(r.rules().size())).orElse("-"));
        return facts;
    }

    @Override
    public void stop(boolean now) {
        var _ = server.thenAccept(running -> running.beginStop(now));
    }

    @Override
    public void reload(Consumer<Optional<LockException>> done) {
        // The files are followed when the daemon runs, and not before.
        var _ = server.thenAccept(running -> beginReload(done));
    }

    private void beginReload(Consumer<Optional<LockException>> done) {
        List<CompletableFuture<Optional<LockException>>> parts = new ArrayList<>();
        if (daemon.security() instanceof Security.Certified certified) {
            parts.add(certified.material().reload());
        }
        daemon.rules().map(LiveRules::reload).ifPresent(parts::add);
        var _ =
                CompletableFuture.allOf(parts.toArray(CompletableFuture[]::new))
                        .thenRunAsync(() -> reloaded(parts, done), tableThread);
    }

    /// Writes what happens to the rules.
    LiveRules.Listener rulesListener() {
        return new LiveRules.Listener() {
            @Override
            public void changed(AccessRules now) {
                daemon.log().counts().reloaded();
                daemon.log().event("reloaded").with("rules", now.size()).write();
            }

            @Override
            public void kept(LockException why) {
                daemon.log().counts().kept();
                daemon.log()
                        .event("kept")
                        .with("detail", why.problem().what())
                        .with("why", why.problem().why())
                        .write();
            }
        };
    }

    private void reloaded(
            List<CompletableFuture<Optional<LockException>>> parts,
            Consumer<Optional<LockException>> done) {
        done.accept(
                parts.stream().map(CompletableFuture::join).flatMap(Optional::stream).findFirst());
        daemon.table().settle();
    }

    private static void write(EventLog.Line line, Map<String, String> values) {
        values.forEach(line::with);
        line.write();
    }
}
