package org.lockward.pki.inventory;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.revocation.Reason;

import java.time.Instant;
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
    /// `Conflict` when the node has a certificate that is valid at `reservedAt`, or one that is
    /// being issued; `Refused` when the public key belongs to another node; [SerialNumberTaken]
    /// when the issuer has used the serial number.
    void reserve(Reservation reservation);

    /// Makes the reserved serial number the node's active certificate. `NotFound` when it is not
    /// reserved.
    void record(Issuance issuance);

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

    /// A node that has had a certificate, with all of its history.
    Optional<NodeDetail> node(UniqueId id, Instant now);

    /// The DER encoding of a certificate that was recorded.
    Optional<byte[]> certificate(String issuer, SerialNumber serial);

    /// Revokes every certificate of the node that is recorded, not revoked, and valid at `at`;
    /// gives these. Also frees the node's place.
    List<CertificateRecord> revoke(UniqueId id, Reason reason, Instant at);

    /// Takes the next CRL number of the issuer.
    CrlOrder orderCrl(String issuer);

    /// Notes that a CRL which was ordered is published now.
    void crlPublished(String issuer, CrlPublication publication);

    /// Every destination of every node.
    List<Deployment> deployments();

    /// Notes what was written to a destination. `NotFound` when the node has no certificate with
    /// that serial number.
    void deployed(Deployment deployment);

    /// Notes what a service at a destination showed in a handshake. `NotFound` when nothing was
    /// deployed there.
    void served(UniqueId id, String destination, Sighting sighting);

    @Override
    void close();
}
