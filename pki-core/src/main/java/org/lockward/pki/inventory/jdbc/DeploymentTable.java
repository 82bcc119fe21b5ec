package org.lockward.pki.inventory.jdbc;

import org.lockward.pki.inventory.Deployment;
import org.lockward.pki.inventory.Sighting;
import org.lockward.pki.name.Printable;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.sql.SQLException;
import java.util.List;
import java.util.Optional;

/// Where bundles were written to, and what is served there.
record DeploymentTable(Sql sql) {

    private static final String COLUMNS =
            "SELECT node, destination, deployed_serial, deployed_at, served_serial, served_at,"
                    + " service FROM deployment ";

    /// What was served there belongs to what was deployed there before, but is the last that is
    /// known, so it stays until somebody looks again.
    void deployed(Deployment deployment) {
        sql.update(
                "MERGE INTO deployment (node, destination, deployed_serial, deployed_at)"
                        + " KEY (node, destination) VALUES (?, ?, ?, ?)",
                deployment.node().value(),
                deployment.destination(),
                deployment.deployed().serial().hex(),
                deployment.deployed().at());
        deployment.service().ifPresent(service -> proved(deployment, service));
    }

    private void proved(Deployment deployment, String service) {
        sql.update(
                "UPDATE deployment SET service = ? WHERE node = ? AND destination = ?",
                service,
                deployment.node().value(),
                deployment.destination());
    }

    void served(UniqueId id, String destination, Sighting served) {
        int changed =
                sql.update(
                        "UPDATE deployment SET served_serial = ?, served_at = ?"
                                + " WHERE node = ? AND destination = ?",
                        served.serial().hex(),
                        served.at(),
                        id.value(),
                        destination);
        if (changed == 0) {
            throw new PkiException.NotFound(
                    new Problem(
                            "nothing of node %s was deployed to %s"
                                    .formatted(id, Printable.quote(destination)),
                            "",
                            "see its deployments with: pki show-node " + id));
        }
    }

    List<Deployment> of(UniqueId id) {
        return sql.query(
                COLUMNS + "WHERE node = ? ORDER BY node, destination",
                DeploymentTable::record,
                id.value());
    }

    List<Deployment> all() {
        return sql.query(COLUMNS + "ORDER BY node, destination", DeploymentTable::record);
    }

    private static Deployment record(Row row) throws SQLException {
        return new Deployment(
                row.id("node"),
                row.text("destination"),
                row.sighting("deployed_serial", "deployed_at").orElseThrow(),
                row.sighting("served_serial", "served_at"),
                row.has("service") ? Optional.of(row.text("service")) : Optional.empty());
    }
}
