package org.lockward.lock.server;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.session.Detached;
import org.lockward.lock.tls.LiveMaterial;
import org.lockward.lock.tls.PeerVerdict;
import org.lockward.lock.tls.ServerTls;

import java.security.cert.X509CRL;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Executor;

/// Judges the live sessions again: all of them when the material changes, each when its certificate
/// ends. The judging itself runs on a thread of its own, never on the table's.
final class Recheck implements LiveMaterial.Listener {

    private final Daemon daemon;
    private final Executor tableThread;
    private final InstantSource clock;

    Recheck(Daemon daemon, Executor tableThread, InstantSource clock) {
        this.daemon = daemon;
        this.tableThread = tableThread;
        this.clock = clock;
    }

    @Override
    public void changed(ServerTls now) {
        daemon.log().counts().reloaded();
        daemon.log()
                .event("reloaded")
                .with("id", now.material().self().id())
                .with("serial", now.material().self().serial())
                .with("revoked", revoked(now.material().crls()))
                .write();
        tableThread.execute(() -> {
            List<Connection> live = daemon.table().connections();
            List<Detached> detached = daemon.table().sessions().detached();
            var keys = daemon.table().sessions().keyCertificates();
            Thread.ofVirtual()
                    .name("recheck")
                    .start(() -> {
                        judge(live, detached, now);
                        judge(keys, now);
                    });
        });
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

    @Override
    public void forgetful(LockException why) {
        daemon.log()
                .event("warning")
                .with("detail", why.problem().what())
                .with("why", why.problem().why())
                .write();
    }

    /// Ends the sessions whose certificate is over; on the table's thread.
    void dropExpired() {
        Instant now = clock.instant();
        for (Connection connection : daemon.table().connections()) {
            connection
                    .identified()
                    .map(Identified::identity)
                    .filter(identity -> now.isAfter(identity.notAfter()))
                    .ifPresent(identity ->
                            connection.drop(
                                    new PeerVerdict.Refused(
                                            PeerVerdict.Reason.EXPIRED,
                                            "the certificate ended at " + identity.notAfter(),
                                            identity.id(),
                                            identity.serial())));
        }
        for (Detached session : daemon.table().sessions().detached()) {
            expired(session, now)
                    .ifPresent(
                            why -> daemon.table().sessions().drop(session, why, TableLoop.now()));
        }
        daemon.table().settle();
    }

    private static Optional<PeerVerdict.Refused> expired(Detached session, Instant now) {
        return session.certificates().stream()
                .findFirst()
                .filter(own -> now.isAfter(own.getNotAfter().toInstant()))
                .map(own ->
                        new PeerVerdict.Refused(
                                PeerVerdict.Reason.EXPIRED,
                                "the certificate ended at " + own.getNotAfter().toInstant(),
                                session.owner().name(),
                                own.getSerialNumber().toString(16)));
    }

    private void judge(List<Connection> live, List<Detached> detached, ServerTls now) {
        Map<X509Certificate, PeerVerdict> known = new HashMap<>();
        for (Connection connection : live) {
            connection
                    .identified()
                    .map(Identified::chain)
                    .map(chain ->
                            known.computeIfAbsent(chain.getFirst(), c -> now.peers().check(chain)))
                    .ifPresent(verdict -> act(connection, verdict));
        }
        for (Detached session : detached) {
            List<X509Certificate> chain = session.certificates();
            if (!chain.isEmpty()
                    && known.computeIfAbsent(chain.getFirst(), c -> now.peers().check(chain))
                            instanceof PeerVerdict.Refused refused) {
                drop(session, refused);
            }
        }
    }

    private void drop(Detached session, PeerVerdict.Refused why) {
        tableThread.execute(() -> {
            daemon.table().sessions().drop(session, why, TableLoop.now());
            daemon.table().settle();
        });
    }

    /// The locks of the Redis idioms, whose nodes need not be here.
    private void judge(Map<String, List<X509Certificate>> keys, ServerTls now) {
        keys.forEach((name, chain) -> {
            if (now.peers().check(chain) instanceof PeerVerdict.Refused refused) {
                tableThread.execute(() -> {
                    int released = daemon.table().sessions().revokeKeys(name);
                    daemon.log().dropped("-", refused, released);
                    daemon.table().settle();
                });
            }
        });
    }

    private void act(Connection connection, PeerVerdict verdict) {
        if (verdict instanceof PeerVerdict.Refused refused) {
            tableThread.execute(() -> {
                connection.drop(refused);
                daemon.table().settle();
            });
        }
    }

    private static int revoked(List<X509CRL> crls) {
        int count = 0;
        for (X509CRL crl : crls) {
            count += crl.getRevokedCertificates() == null ? 0 : crl.getRevokedCertificates().size();
        }
        return count;
    }
}
