package org.lockward.pki.interop;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.deployment.Deployer;
import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.NodeBundle;
import org.lockward.pki.file.AtomicFile;
import org.lockward.pki.file.FileMode;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.testing.TestCa;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/// Links that somebody planted where we are about to write lead nobody's key anywhere.
class PlantedLinkTest {

    private static final KeyAlgorithm P256 = KeyAlgorithm.parse("ec-p256");

    @TempDir Path directory;
    private Path victim = Path.of("unused");
    private Path victimFile = Path.of("unused");
    private Fleet fleet = new Fleet(TestCa.now(), Path.of("unused"));

    @BeforeEach
    void makeVictim() throws Exception {
        fleet = new Fleet(TestCa.now(), directory);
        victim = Files.createDirectory(directory.resolve("victim"));
        victimFile = Files.writeString(victim.resolve("key.pem"), "untouched");
    }

    @ParameterizedTest
    @EnumSource(FileMode.class)
    void a_file_replaces_a_planted_link_and_does_not_follow_it(FileMode mode) throws Exception {
        Path target = Files.createSymbolicLink(directory.resolve("target"), victimFile);
        AtomicFile.write(target, new byte[] {1}, mode);
        assertFalse(Files.isSymbolicLink(target));
        requireUntouched();
    }

    @ParameterizedTest
    @ValueSource(strings = {"victim", "nowhere", "victim/key.pem"})
    void a_bundle_is_not_written_through_a_planted_link(String target) throws Exception {
        Files.createSymbolicLink(directory.resolve("node-a"), directory.resolve(target));
        assertThrows(PkiException.Conflict.class, () -> fleet.node("node-a", P256));
        assertFalse(Files.exists(directory.resolve("nowhere"), LinkOption.NOFOLLOW_LINKS));
        requireUntouched();
    }

    @Test
    void a_deployment_does_not_follow_a_planted_live_link() throws Exception {
        Path home = Files.createDirectory(directory.resolve("tls"));
        Files.createSymbolicLink(home.resolve("live"), victim);
        NodeBundle bundle = fleet.bundle("node-a", P256);
        assertThrows(PkiException.Conflict.class, () -> deploy(bundle, home));
        requireUntouched();
    }

    @Test
    void a_deployment_does_not_follow_a_planted_generation() throws Exception {
        Path home = Files.createDirectory(directory.resolve("tls"));
        NodeBundle bundle = fleet.bundle("node-a", P256);
        Files.createSymbolicLink(generation(home, bundle), victim);
        assertThrows(PkiException.Conflict.class, () -> deploy(bundle, home));
        requireUntouched();
    }

    @Test
    void a_deployment_does_not_refresh_a_planted_generation_that_is_live() throws Exception {
        Path home = Files.createDirectory(directory.resolve("tls"));
        NodeBundle bundle = fleet.bundle("node-a", P256);
        Path planted = Files.createSymbolicLink(generation(home, bundle), victim);
        Files.createSymbolicLink(home.resolve("live"), planted.getFileName());
        assertThrows(PkiException.Conflict.class, () -> deploy(bundle, home));
        requireUntouched();
    }

    @Test
    void an_old_generation_that_is_a_link_is_not_emptied() throws Exception {
        Path home = Files.createDirectory(directory.resolve("tls"));
        Files.createSymbolicLink(home.resolve(".gen-00ff"), victim);
        deploy(fleet.bundle("node-a", P256), home);
        assertTrue(Files.exists(home.resolve("live/key.pem")));
        requireUntouched();
    }

    private static Path generation(Path home, NodeBundle bundle) {
        var serial = new SerialNumber(bundle.leaf().getSerialNumber());
        return home.resolve(".gen-" + serial.hex());
    }

    private static void deploy(NodeBundle bundle, Path home) {
        Deployer.deploy(bundle, new Destination.Directory(home));
    }

    private void requireUntouched() throws IOException {
        assertEquals("untouched", Files.readString(victimFile));
        try (Stream<Path> files = Files.list(victim)) {
            assertEquals(List.of(victimFile), files.toList());
        }
    }
}
