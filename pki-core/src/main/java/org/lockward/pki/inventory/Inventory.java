package org.lockward.pki.inventory;

import org.lockward.pki.audit.AuditHead;
import org.lockward.pki.audit.AuditNote;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.revocation.Reason;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;

/// Everything that was issued, and what became of it. Any thread may call it.
///
/// When a method that changes something returns, the change is on the disk and survives SIGKILL and
/// power loss, unless it was called within [#together]. When it throws, nothing changed. An
/// interrupt of the caller never ends or damages anything; it is there again when the call returns.
///
/// Storage that fails is told as `PkiException.Unavailable`.
public interface Inventory extends AutoCloseable {

    /// Runs `work` as one act: all of its changes are stored together when it returns, with one
    /// sync of the disk for all, or none when it throws.
    <T> T together(Supplier<T> work);

    /// Adds a CA key under a generation that is new, else `Conflict`.
    void addIssuer(String generation, byte[] certificate, Instant createdAt);

    /// The CA key of that generation, or `NotFound`.
    IssuerRecord issuer(String generation);

    /// Everything that [#reserve] would refuse, without reserving.
    void check(Reservation reservation);

    /// Takes the serial number, and the one active place of the node.
    ///
    /// A reservation that succeeds an active certificate leaves it in its place until the new one
    /// is recorded. One that succeeds an expired certificate takes the free place.
    ///
    /// `Conflict` when the node has a certificate that is valid at `reservedAt` and is not the one
    /// to succeed, when it has a newer one, or one that is being issued; `Refused` when the public
    /// key belongs to another node or its private key was compromised; [SerialNumberTaken] when the
    /// issuer has used the serial number.
    void reserve(Reservation reservation);

    /// Makes the reserved serial number the node's active certificate. `NotFound` when it is not
    /// reserved.
    void record(Issuance issuance);

    /// As [#record], and with it, in one act, what becomes of the certificate that it succeeds;
    /// gives that one, as it is now. Empty when what it succeeds was not active any more.
    Optional<CertificateRecord> succeed(Issuance issuance, Supersession superseded, Instant at);

    /// Gives up what is reserved: the node's place is free again, the serial number stays used and
    /// stands on the next CRL, because a signature may exist.
    void abandon(Reservation reservation, Instant at);

    /// What is reserved and neither recorded nor abandoned. In the hands of one process at a time,
    /// that is what crashed processes left.
    List<Reservation> reserved();

    /// The certificate that was reserved last, leaving out revoked and abandoned ones.
    Optional<CertificateRecord> newest();

    /// The nodes that have had a certificate and that `query` asks for.
    List<NodeRecord> find(NodeQuery query, Instant now);

    /// Those of the nodes that have had a certificate, in the order in which they are named.
    List<NodeRecord> nodes(Collection<UniqueId> ids, Instant now);

    /// A node that has had a certificate, with all of its history.
    Optional<NodeDetail> node(UniqueId id, Instant now);

    /// The DER encoding of a certificate that was recorded.
    Optional<byte[]> certificate(String issuer, SerialNumber serial);

    /// Revokes every certificate of the node that is recorded, not revoked, and valid at `at`;
    /// gives these. Also frees the node's place.
    List<CertificateRecord> revoke(UniqueId id, Reason reason, Instant at);

    /// Superseded certificates that are valid at `at` and whose grace is over by then.
    List<CertificateRecord> overdue(Instant at);

    /// Revokes what is [#overdue], as superseded; gives it.
    List<CertificateRecord> revokeOverdue(Instant at);

    /// Takes the next CRL number of the issuer.
    CrlOrder orderCrl(String issuer);

    /// Notes that a CRL which was ordered is published now.
    void crlPublished(String issuer, CrlPublication publication);

    /// Every destination of every node.
    List<Deployment> deployments();

    /// Notes what was written to a destination, and the service that proved it, if one did; what
    /// was known of a service there before stays otherwise. `NotFound` when the node has no
    /// certificate with that serial number.
    void deployed(Deployment deployment);

    /// Notes what a service at a destination showed in a handshake. `NotFound` when nothing was
    /// deployed there.
    void served(UniqueId id, String destination, Sighting sighting);

    /// Puts an act on its way into the audit record, with the change that it tells of: within
    /// [#together] both are stored, or neither.
    void note(AuditNote note);

    /// What is on its way into the record.
    AuditQueue auditQueue();

    /// Notes that everything in the queue is in the record, which now ends at `head`. Is on the
    /// disk when the inventory is closed or the next change is; if it gets lost, the queue is as it
    /// was.
    void audited(AuditHead head);

    /// Notes that the record was found to end elsewhere, and that it goes on from there; `note`
    /// says so, and comes first.
    void auditResumes(AuditHead found, AuditNote note);

    @Override
    void close();
}
