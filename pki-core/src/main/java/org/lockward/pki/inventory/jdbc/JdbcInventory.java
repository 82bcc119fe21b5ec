package org.lockward.pki.inventory.jdbc;

import org.lockward.pki.audit.AuditHead;
import org.lockward.pki.audit.AuditNote;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.certificate.Validity;
import org.lockward.pki.inventory.AuditQueue;
import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.inventory.CertificateState;
import org.lockward.pki.inventory.CrlOrder;
import org.lockward.pki.inventory.CrlPublication;
import org.lockward.pki.inventory.Deployment;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.inventory.Issuance;
import org.lockward.pki.inventory.IssuerRecord;
import org.lockward.pki.inventory.NodeDetail;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.Reservation;
import org.lockward.pki.inventory.Sighting;
import org.lockward.pki.inventory.Supersession;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;
import org.lockward.pki.revocation.Reason;

import java.math.BigInteger;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import java.util.function.Supplier;

/// The inventory in one file, `….mv.db`, which one process at a time has open. Any thread may call
/// it.
public final class JdbcInventory implements Inventory {

    private static final AtomicBoolean WARM = new AtomicBoolean();

    private final Database database;
    private final CertificateTable certificates;
    private final SuccessionTable successions;
    private final NodeTable nodes;
    private final IssuerTable issuers;
    private final DeploymentTable deployments;
    private final AuditTable audit;

    private JdbcInventory(Database database) {
        this.database = database;
        this.certificates = new CertificateTable(database.sql());
        this.successions = new SuccessionTable(database.sql());
        this.nodes = new NodeTable(database.sql());
        this.issuers = new IssuerTable(database.sql());
        this.deployments = new DeploymentTable(database.sql());
        this.audit = new AuditTable(database.sql());
    }

    /// Refuses a path that H2 would not take for what it is.
    public static void requireUsablePath(Path file) {
        Database.requireUrlSafe(file);
    }

    /// Makes an empty inventory in a file that must not exist, 0600.
    public static JdbcInventory create(Path file) {
        Database.create(file);
        return opened(Database.open(file), Schema::create);
    }

    /// Opens an inventory; brings the tables of an older program up to date.
    public static JdbcInventory open(Path file) {
        return open(Database.open(file));
    }

    static JdbcInventory open(Database database) {
        return opened(database, Schema::migrate);
    }

    /// Does in memory what issuing does, so that its code is loaded: in a fresh process that takes
    /// fifteen times as long as the work itself. For a process that has to wait anyway; once.
    public static void warmUp() {
        if (WARM.getAndSet(true)) {
            return;
        }
        try (JdbcInventory inventory = opened(Database.inMemory(), Schema::create)) {
            Validity validity = Validity.of(Instant.EPOCH, Duration.ofDays(1));
            Reservation reservation =
                    new Reservation(
                            new SerialNumber(BigInteger.ONE),
                            new UniqueId("warm-up"),
                            Optional.empty(),
                            "g1",
                            validity,
                            "0".repeat(64),
                            Instant.EPOCH);
            inventory.addIssuer("g1", new byte[0], Instant.EPOCH);
            inventory.newest();
            inventory.reserve(reservation);
            inventory.abandon(reservation, Instant.EPOCH);
            inventory.find(NodeQuery.ALL, Instant.EPOCH);
        }
    }

    private static JdbcInventory opened(Database database, Consumer<Database> schema) {
        try {
            database.read(() -> {
                schema.accept(database);
                return true;
            });
            return new JdbcInventory(database);
        } catch (RuntimeException | Error e) {
            database.close();
            throw e;
        }
    }

    @Override
    public <T> T together(Supplier<T> work) {
        return database.write(work);
    }

    private void change(Runnable work) {
        database.write(() -> {
            work.run();
            return true;
        });
    }

    @Override
    public void addIssuer(String generation, byte[] certificate, Instant createdAt) {
        change(() -> issuers.add(generation, certificate, createdAt));
    }

    @Override
    public IssuerRecord issuer(String generation) {
        return database.read(() -> issuers.find(generation));
    }

    @Override
    public void check(Reservation reservation) {
        database.read(() -> {
            certificates.check(reservation);
            return true;
        });
    }

    @Override
    public void reserve(Reservation reservation) {
        change(() -> {
            certificates.check(reservation);
            nodes.ensure(reservation.node());
            certificates.reserve(reservation);
        });
    }

    @Override
    public void record(Issuance issuance) {
        change(() -> nodes.issued(certificates.record(issuance), issuance));
    }

    @Override
    public Optional<CertificateRecord> succeed(
            Issuance issuance, Supersession superseded, Instant at) {
        return database.write(() -> {
            Optional<CertificateRecord> ended = successions.supersede(issuance, superseded, at);
            record(issuance);
            return ended;
        });
    }

    @Override
    public void abandon(Reservation reservation, Instant at) {
        change(() -> certificates.abandon(reservation, at));
    }

    @Override
    public List<Reservation> reserved() {
        return database.read(certificates::reserved);
    }

    @Override
    public Optional<CertificateRecord> newest() {
        return database.read(certificates::newest);
    }

    @Override
    public List<NodeRecord> find(NodeQuery query, Instant now) {
        return database.read(() -> NodeSearch.of(query, now).run(database.sql(), now));
    }

    @Override
    public List<NodeRecord> nodes(Collection<UniqueId> ids, Instant now) {
        return database.read(
                () -> ids.stream().distinct().flatMap(id -> nodes.find(id, now).stream()).toList());
    }

    @Override
    public Optional<NodeDetail> node(UniqueId id, Instant now) {
        return database.read(() ->
                nodes.find(id, now)
                        .map(node ->
                                new NodeDetail(
                                        node, certificates.of(id, now), deployments.of(id))));
    }

    @Override
    public Optional<byte[]> certificate(String issuer, SerialNumber serial) {
        return database.read(() -> certificates.der(issuer, serial));
    }

    @Override
    public List<CertificateRecord> revoke(UniqueId id, Reason reason, Instant at) {
        return database.write(() -> {
            List<CertificateRecord> valid =
                    certificates.of(id, at).stream().filter(JdbcInventory::valid).toList();
            valid.forEach(certificate -> certificates.revoke(certificate, reason, at));
            if (!valid.isEmpty()) {
                nodes.revoked(id);
            }
            return valid;
        });
    }

    private static boolean valid(CertificateRecord certificate) {
        return switch (certificate.state()) {
            case CertificateState.Active _, CertificateState.Superseded _ -> true;
            case CertificateState.Reserved _,
                    CertificateState.Abandoned _,
                    CertificateState.Expired _,
                    CertificateState.Revoked _ ->
                    false;
        };
    }

    @Override
    public List<CertificateRecord> overdue(Instant at) {
        return database.read(() -> successions.overdue(at));
    }

    @Override
    public List<CertificateRecord> revokeOverdue(Instant at) {
        return database.write(() -> {
            List<CertificateRecord> overdue = successions.overdue(at);
            overdue.forEach(c -> certificates.revoke(c, Reason.SUPERSEDED, at));
            return overdue;
        });
    }

    @Override
    public CrlOrder orderCrl(String issuer) {
        return database.write(() -> {
            Instant last =
                    issuers.find(issuer)
                            .published()
                            .map(CrlPublication::thisUpdate)
                            .orElse(Instant.EPOCH);
            long number = issuers.takeCrlNumber(issuer);
            return new CrlOrder(number, certificates.revocations(issuer, last));
        });
    }

    @Override
    public void crlPublished(String issuer, CrlPublication publication) {
        change(() -> issuers.crlPublished(issuer, publication));
    }

    @Override
    public List<Deployment> deployments() {
        return database.read(deployments::all);
    }

    @Override
    public void deployed(Deployment deployment) {
        change(() -> {
            requireCertificate(deployment);
            deployments.deployed(deployment);
            nodes.deployed(deployment.node(), deployment.deployed());
        });
    }

    private void requireCertificate(Deployment deployment) {
        SerialNumber serial = deployment.deployed().serial();
        if (!certificates.belongs(deployment.node(), serial)) {
            throw new PkiException.NotFound(
                    new Problem(
                            "node %s has no certificate with serial number %s"
                                    .formatted(deployment.node(), serial),
                            "",
                            "see its certificates with: pki show-node " + deployment.node()));
        }
    }

    @Override
    public void served(UniqueId id, String destination, Sighting sighting) {
        change(() -> {
            deployments.served(id, destination, sighting);
            nodes.served(id, sighting);
        });
    }

    @Override
    public void note(AuditNote note) {
        change(() -> audit.note(note));
    }

    @Override
    public AuditQueue auditQueue() {
        return database.read(audit::queue);
    }

    @Override
    public void audited(AuditHead head) {
        database.writeSoon(() -> audit.audited(head));
    }

    @Override
    public void auditResumes(AuditHead found, AuditNote note) {
        change(() -> audit.resume(found, note));
    }

    /// Closes the file, and rewrites it when it is mostly history.
    @Override
    public void close() {
        Path file = database.sql().file();
        boolean due;
        try {
            due = database.isUsable() && Compaction.due(file, database.read(certificates::count));
        } finally {
            database.close();
        }
        if (due) {
            Compaction.run(file);
        }
    }
}
