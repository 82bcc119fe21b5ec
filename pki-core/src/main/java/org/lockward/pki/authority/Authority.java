package org.lockward.pki.authority;

import org.lockward.pki.audit.AuditEntry;
import org.lockward.pki.audit.AuditHead;
import org.lockward.pki.audit.AuditPosition;
import org.lockward.pki.audit.AuditQuery;
import org.lockward.pki.audit.AuditRecord;
import org.lockward.pki.audit.AuditVerification;
import org.lockward.pki.audit.Checkpoint;
import org.lockward.pki.certificate.CaCertificate;
import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.deployment.CrlPush;
import org.lockward.pki.deployment.DeliveryStep;
import org.lockward.pki.deployment.NodeBundle;
import org.lockward.pki.enrollment.EnrollmentRequest;
import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.inventory.Deployment;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.inventory.IssuerRecord;
import org.lockward.pki.inventory.NodeDetail;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.Sighting;
import org.lockward.pki.key.Passphrase;
import org.lockward.pki.key.PrivateKeyFile;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.pem.Pem;
import org.lockward.pki.revocation.Reason;

import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/// One certification authority, in one directory. Any thread, and any number of processes, may use
/// it at once.
///
/// Each call locks the directory for as long as it reads or writes there, so an authority that is
/// kept open hinders nobody. Waiting for the lock ends after 30 seconds with `Unavailable`, which
/// names the holder. What a call returned is on the disk. An interrupt of the caller changes
/// nothing and is there again afterwards.
public final class Authority {

    private final Home home;
    private final Configuration configuration;

    private Authority(Home home, Configuration configuration) {
        this.home = home;
        this.configuration = configuration;
    }

    /// Makes a CA: a root key and certificate, an empty inventory, a first CRL. All of it, or
    /// nothing is left.
    ///
    /// `Conflict` when the directory holds a CA, or anything else.
    public static Authority init(
            AuthorityDirectory directory,
            InitRequest request,
            KeyProtection protection,
            Context context) {
        Initialization initialization = new Initialization(directory, context);
        initialization.check();
        try (NewAuthority made = NewAuthority.make(request, protection, context)) {
            initialization.write(made);
        }
        return open(directory, context);
    }

    /// What [#init] would say about the directory, before anybody is asked for a passphrase:
    /// `Conflict` when it holds a CA, or anything else.
    public static void checkVacant(AuthorityDirectory directory, Context context) {
        new Initialization(directory, context).check();
    }

    /// The CA in the directory; `NotFound` when there is none.
    public static Authority open(AuthorityDirectory directory, Context context) {
        directory.requireAuthority();
        Configuration configuration = Configuration.read(directory.configuration());
        return new Authority(new Home(directory, context), configuration);
    }

    public AuthorityDirectory directory() {
        return home.directory();
    }

    /// The key that signs now. Takes as long as deriving a key from a passphrase takes, on purpose.
    ///
    /// `Forbidden` when the passphrase is wrong, or missing where one is needed.
    public Unlocked unlock(Optional<Passphrase> passphrase) {
        var file = directory().caKey(configuration.generation());
        byte[] pem = BoundedFile.readPrivate(file, Pem.MAX_PRIVATE_KEY);
        return new Unlocked(
                configuration.generation(),
                caCertificate(),
                PrivateKeyFile.decode(pem, file.toString(), passphrase));
    }

    /// Whether [#unlock] needs a passphrase.
    public boolean keyEncrypted() {
        var file = directory().caKey(configuration.generation());
        byte[] pem = BoundedFile.readPrivate(file, Pem.MAX_PRIVATE_KEY);
        try {
            return PrivateKeyFile.isEncrypted(pem, file.toString());
        } finally {
            Arrays.fill(pem, (byte) 0);
        }
    }

    /// What anyone may know of the CA.
    public CaDescription ca() {
        var file = directory().caKey(configuration.generation());
        byte[] pem = BoundedFile.readPrivate(file, Pem.MAX_PRIVATE_KEY);
        Crls.Standing crl = home.with(this::standing);
        return new CaDescription(
                configuration.fleet(),
                configuration.generation(),
                caCertificate().certificate(),
                PrivateKeyFile.isEncrypted(pem, file.toString()),
                crl.published(),
                crl.pending());
    }

    private Crls.Standing standing(Inventory inventory) {
        IssuerRecord issuer = inventory.issuer(configuration.generation());
        boolean overdue = !inventory.overdue(home.context().clock().instant()).isEmpty();
        return new Crls.Standing(issuer.published(), issuer.crlPending() || overdue);
    }

    private CaCertificate caCertificate() {
        var file = directory().caCertificate(configuration.generation());
        return new CaCertificate(
                CertificateFile.readSingle(
                        BoundedFile.read(file, Pem.MAX_SINGLE), file.toString()));
    }

    /// Whom nodes are to believe now.
    public NodeBundle.Trust trust() {
        return home.trust(configuration.generation());
    }

    /// Everything that [#enroll] would refuse, and what it would issue; changes nothing.
    public EnrollmentPreview preview(EnrollmentRequest request) {
        return new Enrolling(home, configuration).preview(request, caCertificate());
    }

    /// Issues a certificate and writes the node's bundle.
    ///
    /// `Refused` with every problem that profile or lint has, or for a key of another node;
    /// `Conflict` when the node has an active certificate; `Unavailable` when the clock went back.
    public Enrolled enroll(EnrollmentRequest request, Unlocked ca) {
        return new Enrolling(home, configuration).enroll(request, ca);
    }

    /// Everything that [#renew] would refuse, and what it would issue; changes nothing.
    public EnrollmentPreview preview(Renewal renewal) {
        return new Renewing(home, configuration).preview(renewal, caCertificate());
    }

    /// Issues a newer certificate in place of the node's newest one, and says what became of that.
    ///
    /// `NotFound` when the node never had one; `Conflict` when it is revoked, or somebody else
    /// renewed it meanwhile; else as [#enroll].
    public Enrolled renew(Renewal renewal, Unlocked ca) {
        return new Renewing(home, configuration).renew(renewal, ca);
    }

    /// The nodes that `query` asks for.
    public List<NodeRecord> find(NodeQuery query) {
        return home.with(inventory -> inventory.find(query, home.context().clock().instant()));
    }

    /// These nodes, in this order, without those that never had a certificate.
    public List<NodeRecord> nodes(Collection<UniqueId> ids) {
        return home.with(inventory -> inventory.nodes(ids, home.context().clock().instant()));
    }

    /// One node and its history; `NotFound` when it never had a certificate.
    public NodeDetail show(UniqueId id) {
        return home.with(inventory -> home.node(inventory, id));
    }

    /// Revokes every valid certificate of the nodes and publishes the CRL that says so. `NotFound`
    /// for unknown nodes, all at once: then nothing is revoked.
    public RevocationOutcome revoke(List<UniqueId> ids, Reason reason, Unlocked ca) {
        return home.with(inventory -> new Revoking(home, ca).revoke(inventory, ids, reason));
    }

    /// Signs and publishes a CRL with all that is revoked.
    public CrlOutcome publishCrl(Unlocked ca) {
        return home.with(inventory -> {
            Instant now = home.context().clock().instant();
            Crls crls = new Crls(home, ca);
            crls.requireValid(now);
            return crls.publish(inventory, new Dues(home, inventory).order(ca, now), now);
        });
    }

    /// When the published CRL ends, if half of its life is over: then it is time for a new one, for
    /// with an outdated one daemons let nobody in.
    public Optional<Instant> agingCrl() {
        Instant end =
                Crls.read(directory(), configuration.generation()).getNextUpdate().toInstant();
        return Optional.of(end).filter(at -> Crls.isAging(at, home.context().clock().instant()));
    }

    /// What the node's newest certificate is to be deployed with: the trust anchors and the CRL are
    /// those of today.
    public NodeBundle material(UniqueId id) {
        return home.with(inventory -> material(home.node(inventory, id).node()));
    }

    private NodeBundle material(NodeRecord node) {
        return new NodeFiles(directory()).read(node, caCertificate(), trust());
    }

    /// Every destination of every node.
    public List<Deployment> deployments() {
        return home.with(inventory -> inventory.deployments());
    }

    /// Brings the node's newest bundle to a place: stages, checks and swaps it there and, when the
    /// request names a service, proves that it is served, or rolls back. Tells each step when it is
    /// done.
    ///
    /// `NotFound` when the node never had a certificate, `Conflict` when its newest one is revoked
    /// or expired; `Unverified` when the check failed and nothing was swapped; `RolledBack` when
    /// the proof failed.
    public Delivery deliver(DeliveryRequest request, Consumer<DeliveryStep> steps) {
        return new Delivering(home).deliver(request, this::material, steps);
    }

    /// Everywhere that the node was delivered to before, with the service that proved it there.
    public List<DeliveryRequest> deliveries(UniqueId id) {
        return show(id).deployments().stream().map(Delivering::again).toList();
    }

    /// Brings the CRL that is published to every place that a node was delivered to. One failure
    /// does not keep the others from getting theirs.
    public List<CrlPush.Outcome> pushCrl() {
        return new Delivering(home).pushCrl(trust().crls());
    }

    /// Notes that a bundle was written to a destination; `NotFound` when the node has no such
    /// certificate.
    public void recordDeployment(Deployment deployment) {
        home.change(inventory -> {
            new Delivering(home).record(inventory, deployment);
        });
    }

    /// Notes what a service at a destination showed in a handshake; `NotFound` when nothing was
    /// deployed there.
    public void recordServed(UniqueId id, String destination, Sighting served) {
        home.change(inventory -> new Delivering(home).served(inventory, id, destination, served));
    }

    /// How far the audit record is: another one when anything was changed in this CA, by any
    /// process. Cheap, and waits for nobody.
    public AuditPosition auditPosition() {
        return home.auditRecord().position();
    }

    /// The newest entries of the audit record, the newest first; waits for nobody.
    ///
    /// @param before only entries with smaller numbers; `Long.MAX_VALUE` for all
    public List<AuditEntry> audit(long before, int limit) {
        return audit(new AuditQuery(before, limit, Optional.empty(), Optional.empty()));
    }

    /// The entries of the audit record that `query` asks for, the newest first; waits for nobody.
    ///
    /// `Unverified` when the record is damaged there.
    public List<AuditEntry> audit(AuditQuery query) {
        return home.uninterrupted(() -> home.auditRecord().read(query));
    }

    /// Holds every line of the audit record against the one before, and the last one against what
    /// the inventory remembers. Others wait only while that is asked.
    ///
    /// @param from begins with this entry, which must be as it was then; empty for the first one
    public AuditVerification verifyAudit(Optional<Checkpoint> from) {
        AuditRecord record = home.auditRecord();
        return home.uninterrupted(() -> {
            AuditEnd end =
                    home.with(inventory ->
                            new AuditEnd(inventory.auditQueue().head(), record.position().size()));
            return record.verify(end.head(), end.size(), from);
        });
    }

    /// Where the inventory and where the file says that the record ends.
    private record AuditEnd(AuditHead head, long size) {}

    /// What was done after the entry with that number, the oldest first, at most so much; waits for
    /// nobody.
    public List<AuditEntry> auditAfter(long number, int limit) {
        return home.uninterrupted(() -> home.auditRecord().after(number, limit));
    }
}
