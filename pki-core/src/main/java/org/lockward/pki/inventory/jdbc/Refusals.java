package org.lockward.pki.inventory.jdbc;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.inventory.CertificateState;
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
                        ("see it with: pki show-node %1$s; replace it with: pki renew-node %1$s;"
                                        + " take it back with: pki revoke-node %1$s")
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

    static PkiException keyCompromised(Reservation reservation) {
        return new PkiException.Refused(
                new Problem(
                        "the key of node %s was compromised (SHA-256 %s)"
                                .formatted(reservation.node(), reservation.publicKey()),
                        "a certificate with it was revoked for keyCompromise: somebody else may"
                                + " have the private key",
                        "make a new key for node " + reservation.node()));
    }

    static PkiException nothingToSucceed(UniqueId node) {
        return new PkiException.NotFound(
                new Problem(
                        "node " + node + " has no certificate to renew",
                        "it never had one here",
                        "issue one with: pki issue-node " + node));
    }

    static PkiException revoked(CertificateRecord newest, CertificateState.Revoked revoked) {
        return new PkiException.Conflict(
                new Problem(
                        "node %s is revoked: serial number %s, at %s, reason %s"
                                .formatted(
                                        newest.node(),
                                        newest.serial(),
                                        revoked.at(),
                                        revoked.reason().text()),
                        "whoever was shut out is not let in again by a renewal",
                        "if it is to come back: pki issue-node " + newest.node()));
    }

    static PkiException succeededMeanwhile(CertificateRecord newest, SerialNumber succeeded) {
        return new PkiException.Conflict(
                new Problem(
                        "node %s got serial number %s meanwhile, in place of %s"
                                .formatted(newest.node(), newest.serial(), succeeded),
                        "another program or person renewed it at the same time",
                        "see it with: pki show-node " + newest.node()));
    }

    static PkiException beingSucceeded(UniqueId node) {
        return new PkiException.Conflict(
                new Problem(
                        "a certificate for node " + node + " is being issued",
                        "a node gets one at a time",
                        "try again"));
    }
}
