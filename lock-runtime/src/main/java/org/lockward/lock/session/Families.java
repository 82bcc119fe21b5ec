package org.lockward.lock.session;

import org.lockward.lock.redis.Key;
import org.lockward.lock.redis.TtlLimits;
import org.lockward.lock.redis.TtlLock;
import org.lockward.lock.redis.TtlLocks;
import org.lockward.lock.resource.LockMode;
import org.lockward.lock.resource.ResourceName;
import org.lockward.lock.table.LockTable;
import org.lockward.lock.wire.ErrorWord;
import org.lockward.lock.wire.Reply;

import java.security.cert.X509Certificate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.LongSupplier;

/// The two families of locks, and that a name in use belongs to one of them: to `LOCK`, or to the
/// idioms of Redis.
final class Families {

    /// Beyond it, those without keys are looked for and forgotten.
    private static final int MOST_CHAINS = 1_000;

    private final Map<String, List<X509Certificate>> chains = new HashMap<>();
    private final Sessions all;
    private final LockTable table;
    private final TtlLocks locks;
    private final RedisScripts scripts = new RedisScripts(this);

    Families(Sessions all, LockTable table, LongSupplier tokens) {
        this.all = all;
        this.table = table;
        this.locks =
                new TtlLocks(
                        new TtlLimits(all.limits.locksPerSession(), all.limits.names()), tokens);
    }

    TtlLocks locks() {
        return locks;
    }

    RedisScripts scripts() {
        return scripts;
    }

    /// Keeps a certificate as long as keys are held that were taken with it.
    ///
    /// @param chain empty for a peer that showed none
    /// @return what it is called, empty for none
    String remember(List<X509Certificate> chain) {
        if (chain.isEmpty()) {
            return "";
        }
        X509Certificate own = chain.getFirst();
        String name = own.getIssuerX500Principal().getName() + " " + own.getSerialNumber();
        if (chains.putIfAbsent(name, List.copyOf(chain)) == null && chains.size() > MOST_CHAINS) {
            forget();
            chains.put(name, List.copyOf(chain));
        }
        return name;
    }

    Map<String, List<X509Certificate>> certificates() {
        forget();
        return Map.copyOf(chains);
    }

    private void forget() {
        chains.keySet().removeIf(name -> !locks.hasTakenWith(name));
    }

    /// Why LOCK may not use that name now.
    Optional<Reply.Failure> refuseRedis(ResourceName name, long nowNanos) {
        return find(name, nowNanos)
                .map(lock ->
                        new Reply.Failure(
                                ErrorWord.WRONGTYPE,
                                name.text()
                                        + " is in use by the redis family (SET key value NX PX),"
                                        + " held by "
                                        + lock.holder().name()
                                        + "; LOCK is of the native family"));
    }

    /// Why the idioms may not use one of these keys now.
    Optional<Reply> refuseNative(List<Key> keys) {
        for (Key key : keys) {
            if (isNative(key)) {
                return Optional.of(
                        new Reply.Failure(
                                ErrorWord.WRONGTYPE,
                                key
                                        + " is in use by the native family (LOCK); this command is"
                                        + " of the redis family"));
            }
        }
        return Optional.empty();
    }

    /// Why nobody, or not this session, may take these keys now.
    ///
    /// @param request the command, for the log
    Optional<Reply> refuseTaking(String request, List<Key> keys, Session session) {
        Gate gate = new Gate(all, session);
        for (Key key : keys) {
            Optional<Reply.Failure> denied = gate.denied(request, key.text(), LockMode.EX);
            if (denied.isPresent()) {
                return denied.map(Reply.class::cast);
            }
        }
        if (all.isDraining()) {
            return Optional.of(new Reply.Failure(ErrorWord.DRAINING, "the daemon is stopping"));
        }
        if (all.window().isOpen()) {
            return Optional.of(all.window().refusal(all.latestNanos()));
        }
        return refuseNative(keys);
    }

    /// Whether the key is held with that fencing token.
    boolean isHeld(Key key, long token, long nowNanos) {
        return locks.find(key, nowNanos).filter(lock -> lock.fence() == token).isPresent();
    }

    /// The same for a name that LOCK could have too.
    boolean isHeld(ResourceName name, long token, long nowNanos) {
        return find(name, nowNanos).filter(lock -> lock.fence() == token).isPresent();
    }

    /// Who holds the key of that name.
    Optional<TtlLock> find(ResourceName name, long nowNanos) {
        return locks.size() == 0 ? Optional.empty() : locks.find(new Key(name.text()), nowNanos);
    }

    private boolean isNative(Key key) {
        if (table.names() == 0) {
            return false;
        }
        try {
            ResourceName name = ResourceName.parse(key.text());
            return !table.holders(name, 1).isEmpty() || !table.waiters(name, 1).isEmpty();
        } catch (IllegalArgumentException e) {
            return false;
        }
    }
}
