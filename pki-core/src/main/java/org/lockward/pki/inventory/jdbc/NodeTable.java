package org.lockward.pki.inventory.jdbc;

import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.inventory.Issuance;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.inventory.SearchTokens;
import org.lockward.pki.inventory.Sighting;
import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.UniqueId;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The nodes, each with its newest certificate, and what finds them.
record NodeTable(Sql sql) {

    static final String COLUMNS =
            "SELECT id, names, labels, serial, issued_at, not_before, not_after, state,"
                    + " deployed_serial, deployed_at, served_serial, served_at FROM node ";

    void ensure(UniqueId id) {
        sql.update("MERGE INTO node (id) KEY (id) VALUES (?)", id.value());
    }

    /// Makes the certificate the node's newest, and its names and labels the node's.
    void issued(CertificateRecord certificate, Issuance issuance) {
        String node = certificate.node().value();
        sql.update(
                "UPDATE node SET issuer = ?, serial = ?, state = 'ACTIVE', not_before = ?,"
                        + " not_after = ?, issued_at = ?, names = ?, labels = ? WHERE id = ?",
                certificate.issuer(),
                certificate.serial().hex(),
                certificate.validity().notBefore(),
                certificate.validity().notAfter(),
                certificate.reservedAt(),
                issuance.names().stream().map(GeneralName::text).toArray(String[]::new),
                issuance.labels().entrySet().stream()
                        .map(l -> l.getKey() + "=" + l.getValue())
                        .sorted()
                        .toArray(String[]::new),
                node);
        index(node, issuance);
    }

    private void index(String node, Issuance issuance) {
        sql.update("DELETE FROM node_label WHERE node = ?", node);
        issuance.labels()
                .forEach((name, value) ->
                        sql.update(
                                "INSERT INTO node_label (name, \"VALUE\", node)"
                                        + " VALUES (?, ?, ?)",
                                name,
                                value,
                                node));
        sql.update("DELETE FROM search_token WHERE node = ?", node);
        SearchTokens.of(node, issuance)
                .forEach(token ->
                        sql.update(
                                "INSERT INTO search_token (token, node) VALUES (?, ?)",
                                token,
                                node));
    }

    void revoked(UniqueId id) {
        sql.update("UPDATE node SET state = 'REVOKED' WHERE id = ?", id.value());
    }

    void deployed(UniqueId id, Sighting deployed) {
        sql.update(
                "UPDATE node SET deployed_serial = ?, deployed_at = ? WHERE id = ?",
                deployed.serial().hex(),
                deployed.at(),
                id.value());
    }

    void served(UniqueId id, Sighting served) {
        sql.update(
                "UPDATE node SET served_serial = ?, served_at = ? WHERE id = ?",
                served.serial().hex(),
                served.at(),
                id.value());
    }

    Optional<NodeRecord> find(UniqueId id, Instant now) {
        return sql.first(
                COLUMNS + "WHERE id = ? AND serial IS NOT NULL",
                row -> record(row, now),
                id.value());
    }

    static NodeRecord record(Row row, Instant now) throws SQLException {
        return new NodeRecord(
                row.id("id"),
                row.texts("names").stream().map(GeneralName::parse).toList(),
                labels(row.texts("labels")),
                new Sighting(row.serial("serial"), row.instant("issued_at")),
                row.validity(),
                state(row, now),
                row.sighting("deployed_serial", "deployed_at"),
                row.sighting("served_serial", "served_at"));
    }

    private static NodeState state(Row row, Instant now) throws SQLException {
        if (row.text("state").equals("REVOKED")) {
            return NodeState.REVOKED;
        }
        return row.validity().expired(now) ? NodeState.EXPIRED : NodeState.ACTIVE;
    }

    /// A label's name has no equals sign.
    private static Map<String, String> labels(List<String> texts) {
        Map<String, String> labels = new LinkedHashMap<>();
        for (String text : texts) {
            int equals = text.indexOf('=');
            labels.put(text.substring(0, equals), text.substring(equals + 1));
        }
        return labels;
    }
}
