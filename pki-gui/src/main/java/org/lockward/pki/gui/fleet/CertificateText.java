package org.lockward.pki.gui.fleet;

import org.lockward.pki.gui.i18n.Messages;
import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.inventory.CertificateState;
import org.lockward.pki.inventory.Deployment;

/// What became of a certificate, in words.
final class CertificateText {

    private CertificateText() {}

    static String state(CertificateRecord certificate) {
        return switch (certificate.state()) {
            case CertificateState.Reserved _ -> Messages.text("fleet.certificate.reserved");
            case CertificateState.Active _ -> Messages.text("fleet.certificate.active");
            case CertificateState.Abandoned(var at) ->
                    Messages.text("fleet.certificate.abandoned", FleetTexts.minute(at));
            case CertificateState.Superseded(var at, var revokedFrom) ->
                    revokedFrom
                            .map(end ->
                                    Messages.text(
                                            "fleet.certificate.grace",
                                            FleetTexts.minute(at),
                                            FleetTexts.minute(end)))
                            .orElseGet(() ->
                                    Messages.text(
                                            "fleet.certificate.superseded", FleetTexts.minute(at)));
            case CertificateState.Expired _ -> Messages.text("fleet.certificate.expired");
            case CertificateState.Revoked(var at, var reason) ->
                    Messages.text(
                            "fleet.certificate.revoked", FleetTexts.minute(at), reason.text());
        };
    }

    static String validity(CertificateRecord certificate) {
        return Messages.text(
                "fleet.certificate.validity",
                FleetTexts.minute(certificate.validity().notBefore()),
                FleetTexts.minute(certificate.validity().notAfter()));
    }

    static String deployed(Deployment deployment) {
        return Messages.text(
                "fleet.destination.deployed",
                FleetTexts.shortened(deployment.deployed().serial()),
                FleetTexts.minute(deployment.deployed().at()));
    }

    static String served(Deployment deployment) {
        return deployment
                .served()
                .map(seen ->
                        Messages.text(
                                "fleet.destination.served",
                                FleetTexts.shortened(seen.serial()),
                                FleetTexts.minute(seen.at())))
                .orElseGet(() -> Messages.text("fleet.mark.served.never"));
    }
}
