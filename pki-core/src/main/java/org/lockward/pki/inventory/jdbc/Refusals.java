package org.lockward.pki.inventory.jdbc;

import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.inventory.Reservation;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

/// Why a reservation is turned down, with the ways out.
final class Refusals {

    private Refusals() {}

    static PkiException hasActive(CertificateRecord holder) {
        return new PkiException.Conflict(
                new Problem(
                        "node %s has an active certificate: serial number %s, valid until %s"
                                .formatted(
                                        holder.node(),
                                        holder.serial(),
                                        holder.validity().notAfter()),
                        "a node has one active certificate, so that two machines cannot both be it",
                        "see it with: pki show-node %1$s; take it back with: pki revoke-node %1$s"
                                .formatted(holder.node())));
    }

    static PkiException keyOfAnother(Reservation reservation, UniqueId owner) {
        return new PkiException.Refused(
                new Problem(
                        "the public key for node %s belongs to node %s (SHA-256 %s)"
                                .formatted(reservation.node(), owner, reservation.publicKey()),
                        "whoever holds the private key could pass for both",
                        "make a new key for node " + reservation.node()));
    }
}
