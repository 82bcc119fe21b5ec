package org.lockward.pki.deployment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.certificate.CertificateFile;
import org.lockward.pki.problem.PkiException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.cert.X509CRL;
import java.util.List;
import java.util.stream.Stream;

/// Stage, check, swap, prove, or roll back.
class DeployerTest {

    @TempDir Path directory;

    private final Bundles bundles = new Bundles();

    private Destination.Directory destination() {
        return new Destination.Directory(directory.resolve("tls"));
    }

    private Path live() {
        return directory.resolve("tls/live");
    }

    private String liveGeneration() throws IOException {
        return Files.readSymbolicLink(live()).toString();
    }

    private static String generation(NodeBundle bundle) {
        return ".gen-" + bundle.serialNumber().hex();
    }

    private List<String> generations() throws IOException {
        try (Stream<Path> files = Files.list(directory.resolve("tls"))) {
            return files.map(f -> f.getFileName().toString())
                    .filter(name -> name.startsWith(".gen-"))
                    .sorted()
                    .toList();
        }
    }

    private static String mode(Path file) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }

    @Test
    void a_bundle_has_its_files_with_their_modes() throws IOException {
        Deployer.deploy(bundles.next(), destination());
        for (String name : List.of("cert.pem", "chain.pem", "ca.pem", "crl.pem", "node.json")) {
            assertEquals("rw-r--r--", mode(live().resolve(name)), name);
        }
        assertEquals("rw-------", mode(live().resolve("key.pem")));
    }

    @Test
    void the_last_two_generations_stay() throws IOException {
        NodeBundle first = bundles.next();
        NodeBundle second = bundles.next();
        NodeBundle third = bundles.next();
        for (NodeBundle bundle : List.of(first, second, third)) {
            Deployer.deploy(bundle, destination());
        }
        assertEquals(generation(third), liveGeneration());
        assertEquals(
                Stream.of(generation(second), generation(third)).sorted().toList(), generations());
    }

    @Test
    void a_key_of_another_certificate_is_not_swapped_in() throws IOException {
        NodeBundle good = bundles.next();
        Deployer.deploy(good, destination());
        NodeBundle bad = bundles.mismatched();
        var e =
                assertThrows(
                        PkiException.Unverified.class, () -> Deployer.deploy(bad, destination()));
        assertTrue(e.problems().getFirst().what().endsWith("is not the key of its certificate"));
        assertEquals(generation(good), liveGeneration());
        assertEquals(List.of(generation(good)), generations());
    }

    @Test
    void a_service_that_serves_the_new_certificate_proves_it() throws IOException {
        NodeBundle bundle = bundles.next();
        Deployer.deploy(bundle, destination());
        NodeBundle next = bundles.next();
        try (TlsService service = new TlsService(live())) {
            Served served = Deployer.deployAndProve(next, destination(), service.endpoint());
            assertEquals(next.leaf(), served.leaf());
            assertEquals("TLSv1.3", served.protocol());
        }
    }

    @Test
    void a_service_that_keeps_the_old_certificate_is_a_rollback() throws IOException {
        NodeBundle old = bundles.next();
        Deployer.deploy(old, destination());
        NodeBundle next = bundles.next();
        Path pinned = directory.resolve("tls").resolve(generation(old));
        try (TlsService service = new TlsService(pinned)) {
            var e =
                    assertThrows(
                            PkiException.RolledBack.class,
                            () -> Deployer.deployAndProve(next, destination(), service.endpoint()));
            assertTrue(e.problems().getFirst().why().contains("not " + next.serialNumber()));
        }
        assertEquals(generation(old), liveGeneration());
        assertEquals(List.of(generation(old)), generations());
    }

    @Test
    void a_link_that_leads_elsewhere_is_not_followed() throws IOException {
        Path victim = Files.createDirectories(directory.resolve("victim"));
        Files.createDirectories(directory.resolve("tls"));
        Files.createSymbolicLink(live(), victim);
        assertThrows(
                PkiException.Conflict.class, () -> Deployer.deploy(bundles.next(), destination()));
        try (Stream<Path> files = Files.list(victim)) {
            assertEquals(0, files.count());
        }
    }

    @Test
    void a_directory_that_exists_is_never_written_over() throws IOException {
        Path taken = Files.createDirectories(directory.resolve("taken"));
        assertThrows(PkiException.Conflict.class, () -> BundleWriter.write(taken, bundles.next()));
        try (Stream<Path> files = Files.list(directory)) {
            assertEquals(List.of(taken), files.toList());
        }
    }

    @Test
    void a_new_crl_reaches_what_is_live_and_says_where_it_did_not() throws IOException {
        NodeBundle bundle = bundles.next();
        Deployer.deploy(bundle, destination());
        Destination gone = Destination.parse("dir:" + directory.resolve("gone"));
        X509CRL crl2 = bundles.ca().crl(2);
        var outcomes = CrlPush.push(List.of(destination(), gone), List.of(crl2));
        assertTrue(outcomes.get(0).failure().isEmpty(), outcomes.toString());
        assertTrue(outcomes.get(1).failure().orElseThrow().what().endsWith("gone is not there"));
        byte[] pem = CertificateFile.encodeCrls(List.of(crl2));
        assertEquals(-1, Files.mismatch(live().resolve("crl.pem"), written(pem)));
        assertFalse(Files.exists(directory.resolve("gone"), LinkOption.NOFOLLOW_LINKS));
    }

    private Path written(byte[] content) throws IOException {
        return Files.write(directory.resolve("expected"), content);
    }
}
