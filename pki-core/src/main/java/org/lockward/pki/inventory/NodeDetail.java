package org.lockward.pki.inventory;

import java.util.List;

/// One node with all its certificates, newest first, and everywhere that it was deployed to.
public record NodeDetail(
        NodeRecord node, List<CertificateRecord> certificates, List<Deployment> deployments) {

    public NodeDetail {
        certificates = List.copyOf(certificates);
        deployments = List.copyOf(deployments);
    }
}
