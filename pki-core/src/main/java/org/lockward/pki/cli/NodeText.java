package org.lockward.pki.cli;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.inventory.CertificateState;
import org.lockward.pki.inventory.Deployment;
import org.lockward.pki.inventory.NodeDetail;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.Sighting;
import org.lockward.pki.name.GeneralName;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Nodes of the inventory, for people and for programs.
final class NodeText {

    static final String SCHEMA = "lockward.node/v1";

    private static final int SHORT_SERIAL = 8;
    private static final int MAX_NAMES = 40;
    private static final List<String> HEADER =
            List.of("ID", "STATE", "ISSUED", "DEPLOYED", "SERVED", "ENDS", "DAYS", "NAMES");

    private NodeText() {}

    static Result list(List<NodeRecord> nodes, Instant now) {
        return new Result.Many(
                SCHEMA, nodes.stream().map(node -> fields(node, now)).toList(), table(nodes, now));
    }

    /// Serial numbers by their first eight digits: enough to see whether they are the same.
    static Table table(List<NodeRecord> nodes, Instant now) {
        return new Table(HEADER, nodes.stream().map(node -> row(node, now)).toList());
    }

    private static List<String> row(NodeRecord node, Instant now) {
        return List.of(
                node.id().value(),
                node.state().text(),
                shortened(node.serial()),
                node.deployed().map(s -> shortened(s.serial())).orElse("-"),
                node.served().map(s -> shortened(s.serial())).orElse("-"),
                node.validity().notAfter().toString().substring(0, 10),
                String.valueOf(node.daysLeft(now)),
                names(node));
    }

    private static String shortened(SerialNumber serial) {
        return serial.hex().substring(0, Math.min(SHORT_SERIAL, serial.hex().length()));
    }

    /// Without those that follow from the ID.
    private static String names(NodeRecord node) {
        List<String> names =
                node.names().stream()
                        .map(GeneralName::text)
                        .filter(text -> !text.equals("dns:" + node.id()))
                        .filter(text -> !text.endsWith("/node/" + node.id()))
                        .toList();
        String joined = String.join(" ", names);
        return joined.length() <= MAX_NAMES ? joined : joined.substring(0, MAX_NAMES - 1) + "…";
    }

    static Map<String, Object> fields(NodeRecord node, Instant now) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("unique_id", node.id());
        fields.put("state", node.state().text());
        fields.put("subject_alt_names", node.names().stream().map(GeneralName::text).toList());
        fields.put("labels", node.labels());
        put(fields, "issued", Optional.of(node.issued()));
        put(fields, "deployed", node.deployed());
        put(fields, "served", node.served());
        fields.put("not_before", node.validity().notBefore());
        fields.put("not_after", node.validity().notAfter());
        fields.put("days_left", node.daysLeft(now));
        return fields;
    }

    private static void put(Map<String, Object> fields, String what, Optional<Sighting> sighting) {
        fields.put(what + "_serial_number", sighting.map(s -> s.serial().hex()));
        fields.put(what + "_at", sighting.map(Sighting::at));
    }

    static Result detail(NodeDetail detail, Instant now) {
        Map<String, Object> fields = fields(detail.node(), now);
        fields.put("certificates", detail.certificates().stream().map(NodeText::fields).toList());
        fields.put("deployments", detail.deployments().stream().map(NodeText::fields).toList());
        return new Result.One(SCHEMA, fields, text(detail, now));
    }

    private static Map<String, Object> fields(CertificateRecord certificate) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("serial_number", certificate.serial().hex());
        fields.put("state", certificate.state().text());
        fields.put("issuer_generation", certificate.issuer());
        fields.put("not_before", certificate.validity().notBefore());
        fields.put("not_after", certificate.validity().notAfter());
        fields.put("spki_sha256", certificate.publicKey());
        fields.put("profile", certificate.profile());
        if (certificate.state() instanceof CertificateState.Revoked revoked) {
            fields.put("revoked_at", revoked.at());
            fields.put("reason", revoked.reason().text());
        }
        if (certificate.state() instanceof CertificateState.Superseded superseded) {
            fields.put("superseded_at", superseded.at());
            fields.put("revoked_from", superseded.revokedFrom());
        }
        return fields;
    }

    private static Map<String, Object> fields(Deployment deployment) {
        Map<String, Object> fields = new LinkedHashMap<>();
        fields.put("destination", deployment.destination());
        put(fields, "deployed", Optional.of(deployment.deployed()));
        put(fields, "served", deployment.served());
        fields.put("service", deployment.service());
        return fields;
    }

    private static List<String> text(NodeDetail detail, Instant now) {
        NodeRecord node = detail.node();
        List<List<String>> pairs = new ArrayList<>();
        pairs.add(List.of("node", node.id().value()));
        pairs.add(List.of("state", node.state().text()));
        for (GeneralName name : node.names()) {
            pairs.add(List.of(name.equals(node.names().getFirst()) ? "names" : "", name.text()));
        }
        node.labels().forEach((key, value) -> pairs.add(List.of("label", key + "=" + value)));
        Instant notAfter = node.validity().notAfter();
        pairs.add(List.of("ends", notAfter + ", " + Days.inWords(notAfter, now)));
        List<String> lines = new ArrayList<>(Table.pairs(pairs));
        lines.add("");
        lines.addAll(certificates(detail.certificates()).lines());
        if (!detail.deployments().isEmpty()) {
            lines.add("");
            lines.addAll(deployments(detail.deployments()).lines());
        }
        return lines;
    }

    private static Table certificates(List<CertificateRecord> certificates) {
        return new Table(
                List.of("CERTIFICATE", "STATE", "FROM", "TO"),
                certificates.stream()
                        .map(c ->
                                List.of(
                                        c.serial().hex(),
                                        state(c.state()),
                                        c.validity().notBefore().toString(),
                                        c.validity().notAfter().toString()))
                        .toList());
    }

    private static String state(CertificateState state) {
        return switch (state) {
            case CertificateState.Revoked revoked ->
                    "revoked " + revoked.at() + " " + revoked.reason().text();
            case CertificateState.Superseded superseded ->
                    superseded
                            .revokedFrom()
                            .map(at -> "superseded, revoked from " + at)
                            .orElse("superseded");
            case CertificateState.Reserved _,
                    CertificateState.Active _,
                    CertificateState.Abandoned _,
                    CertificateState.Expired _ ->
                    state.text();
        };
    }

    private static Table deployments(List<Deployment> deployments) {
        return new Table(
                List.of("DEPLOYED TO", "SERIAL", "AT", "SERVED", "SEEN"),
                deployments.stream()
                        .map(d ->
                                List.of(
                                        d.destination(),
                                        shortened(d.deployed().serial()),
                                        d.deployed().at().toString(),
                                        d.served().map(s -> shortened(s.serial())).orElse("-"),
                                        d.served().map(s -> s.at().toString()).orElse("-")))
                        .toList());
    }
}
