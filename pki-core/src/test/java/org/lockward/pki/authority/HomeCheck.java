package org.lockward.pki.authority;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.inventory.CertificateRecord;
import org.lockward.pki.inventory.CertificateState;
import org.lockward.pki.inventory.Inventory;
import org.lockward.pki.inventory.NodeDetail;
import org.lockward.pki.inventory.NodeQuery;
import org.lockward.pki.inventory.NodeRecord;
import org.lockward.pki.inventory.NodeState;
import org.lockward.pki.key.PrivateKeyFile;
import org.lockward.pki.key.Signatures;
import org.lockward.pki.name.UniqueId;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.PrivateKey;
import java.security.cert.CertificateEncodingException;
import java.security.cert.X509Certificate;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What must hold in a CA's directory at any time that nobody works in it: rows and files agree.
record HomeCheck(Home home) {

    private static final Set<String> BUNDLE =
            Set.of("cert.pem", "chain.pem", "key.pem", "ca.pem", "crl.pem", "node.json");

    /// Everything; gives the nodes.
    List<NodeRecord> all() {
        return home.with(inventory -> {
            assertEquals(List.of(), inventory.reserved(), "reserved rows are left");
            List<NodeRecord> nodes =
                    inventory.find(NodeQuery.ALL, home.context().clock().instant());
            nodes.forEach(node -> node(inventory, node.id()));
            requireNoOrphans(nodes);
            requireDistinctSerials(inventory, nodes);
            return nodes;
        });
    }

    /// The audit record tells of every act once, and of nothing else; nobody changed it.
    void record() {
        Authority authority = Authority.open(home.directory(), home.context());
        assertEquals(List.of(), authority.verifyAudit(Optional.empty()).problems());
        assertEquals(List.of(), home.with(inventory -> inventory.auditQueue().bodies()));
        Set<UniqueId> known =
                authority.find(NodeQuery.ALL).stream()
                        .map(NodeRecord::id)
                        .collect(Collectors.toSet());
        List<String> told =
                authority.audit(Long.MAX_VALUE, Integer.MAX_VALUE).stream()
                        .filter(entry -> entry.node().filter(known::contains).isPresent())
                        .filter(entry -> !entry.act().startsWith("deploy"))
                        .map(entry -> issued(entry.act()) + " " + entry.serial().orElseThrow())
                        .sorted()
                        .toList();
        assertEquals(happened(known), told);
    }

    private static String issued(String act) {
        return act.equals("renew") || act.equals("rekey") ? "issue" : act;
    }

    /// What became of each serial number; one whose node never had a certificate is left out.
    private List<String> happened(Set<UniqueId> known) {
        return home.with(inventory ->
                known.stream()
                        .flatMap(id -> home.node(inventory, id).certificates().stream())
                        .flatMap(HomeCheck::acts)
                        .sorted()
                        .toList());
    }

    private static Stream<String> acts(CertificateRecord certificate) {
        String serial = certificate.serial().toString();
        return switch (certificate.state()) {
            case CertificateState.Abandoned _ -> Stream.of("abandon " + serial);
            case CertificateState.Revoked _ -> Stream.of("issue " + serial, "revoke " + serial);
            default -> Stream.of("issue " + serial);
        };
    }

    /// One node's rows and files; gives its state.
    NodeState node(UniqueId id) {
        return home.with(inventory -> node(inventory, id));
    }

    private NodeState node(Inventory inventory, UniqueId id) {
        NodeDetail detail = home.node(inventory, id);
        Set<String> expected = new TreeSet<>(Set.of("current"));
        for (CertificateRecord certificate : detail.certificates()) {
            if (!(certificate.state() instanceof CertificateState.Abandoned)) {
                expected.add(certificate.serial().hex());
                requireFiles(inventory, certificate);
            }
        }
        assertEquals(expected, names(home.directory().node(id)), "entries of node " + id);
        assertEquals(Path.of(detail.node().serial().hex()), target(home.directory().current(id)));
        requireOneActive(detail);
        return detail.node().state();
    }

    /// The one that `current` points to, unless the node is revoked or out of date.
    private static void requireOneActive(NodeDetail detail) {
        List<SerialNumber> active =
                detail.certificates().stream()
                        .filter(c -> c.state() instanceof CertificateState.Active)
                        .map(CertificateRecord::serial)
                        .toList();
        boolean usable = detail.node().state() == NodeState.ACTIVE;
        assertEquals(usable ? List.of(detail.node().serial()) : List.of(), active, "active ones");
    }

    private void requireFiles(Inventory inventory, CertificateRecord record) {
        Path bundle = home.directory().bundle(record.node(), record.serial());
        assertEquals(BUNDLE, names(bundle), "files of " + bundle);
        try {
            X509Certificate written =
                    CertificateFile.readSingle(
                            Files.readAllBytes(bundle.resolve("cert.pem")), bundle.toString());
            byte[] der = inventory.certificate(record.issuer(), record.serial()).orElseThrow();
            assertArrayEquals(written.getEncoded(), der);
            assertEquals(record.serial(), new SerialNumber(written.getSerialNumber()));
            PrivateKey key =
                    PrivateKeyFile.decode(
                            Files.readAllBytes(bundle.resolve("key.pem")),
                            bundle.toString(),
                            Optional.empty());
            assertTrue(Signatures.match(written.getPublicKey(), key), () -> "key of " + bundle);
        } catch (IOException | CertificateEncodingException e) {
            throw new AssertionError(bundle.toString(), e);
        }
    }

    private void requireNoOrphans(List<NodeRecord> nodes) {
        Set<String> ids = nodes.stream().map(node -> node.id().value()).collect(Collectors.toSet());
        assertEquals(ids, names(home.directory().nodes()), "directories of nodes");
    }

    private void requireDistinctSerials(Inventory inventory, List<NodeRecord> nodes) {
        Set<SerialNumber> seen = new HashSet<>();
        for (NodeRecord node : nodes) {
            for (CertificateRecord record : home.node(inventory, node.id()).certificates()) {
                assertTrue(seen.add(record.serial()), () -> record.serial() + " is there twice");
            }
        }
    }

    private static Set<String> names(Path directory) {
        return Trees.list(directory).stream()
                .map(path -> path.getFileName().toString())
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Path target(Path link) {
        try {
            return Files.readSymbolicLink(link);
        } catch (IOException e) {
            throw new AssertionError(link.toString(), e);
        }
    }
}
