package org.lockward.pki.authority;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.lockward.pki.key.Passphrase;
import org.lockward.pki.problem.PkiException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Optional;

/// How a CA's directory comes to be.
class InitializationTest {

    @TempDir private Path directory;
    private Path home;
    private Fixture fixture;

    @BeforeEach
    void choose() {
        home = directory.resolve("above/pki");
        fixture = new Fixture(home);
    }

    private static String mode(Path path) throws IOException {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(path));
    }

    @ParameterizedTest
    @CsvSource({
        "., rwx------",
        "ca/g1/cert.pem, rw-r--r--",
        "ca/g1/key.pem, rw-------",
        "trust/ca.pem, rw-r--r--",
        "crl/g1.crl, rw-r--r--",
        "crl/g1.pem, rw-r--r--",
        "inventory.mv.db, rw-------",
        "config.properties, rw-r--r--",
        "pki.lock, rw-------",
        "nodes, rwx------",
        "nodes/node-a/current/key.pem, rw-------",
        "nodes/node-a/current/cert.pem, rw-r--r--"
    })
    void every_file_has_its_mode(String file, String expected) throws IOException {
        Fixture.enroll(fixture.init(), "node-a");
        assertEquals(expected, mode(home.resolve(file)));
    }

    @Test
    void a_directory_that_holds_a_ca_is_a_conflict() {
        fixture.init();
        var conflict = assertThrows(PkiException.Conflict.class, fixture::init);
        assertEquals("there is a CA in " + home, conflict.problems().getFirst().what());
    }

    @Test
    void a_directory_with_foreign_files_is_a_conflict_and_stays_as_it_is() throws IOException {
        Files.createDirectories(home);
        Files.writeString(home.resolve("thesis.tex"), "precious");
        assertThrows(PkiException.Conflict.class, fixture::init);
        try (var entries = Files.list(home)) {
            assertEquals(1, entries.count());
        }
    }

    @Test
    void an_empty_directory_becomes_private() throws IOException {
        Files.createDirectories(home);
        fixture.init();
        assertEquals("rwx------", mode(home));
    }

    @Test
    void a_creation_that_fails_leaves_nothing() throws IOException {
        Context failing =
                new Context(
                        () -> {
                            if (Files.exists(home.resolve("inventory.mv.db"))) {
                                throw new IllegalStateException("on purpose");
                            }
                            return Fixture.START;
                        },
                        new SecureRandom(),
                        "test");
        var request = InitRequest.of("Fleet X");
        var plain = new KeyProtection.InsecurePlain();
        assertThrows(
                IllegalStateException.class,
                () -> Authority.init(fixture.directory(), request, plain, failing));
        assertFalse(Files.exists(directory.resolve("above")));
    }

    @Test
    void a_creation_that_was_cut_off_is_no_ca_and_is_done_again() throws IOException {
        fixture.init();
        Files.createFile(fixture.directory().unfinished());
        assertThrows(PkiException.Unavailable.class, fixture::open);
        Authority again = fixture.init();
        assertEquals("node-a", Fixture.enroll(again, "node-a").node().value());
    }

    @Test
    void an_encrypted_key_opens_with_its_passphrase_alone() {
        try (Passphrase right = Passphrase.of("correct horse".toCharArray());
                Passphrase wrong = Passphrase.of("battery staple".toCharArray())) {
            var request = InitRequest.of("Fleet X");
            var encrypted = new KeyProtection.Encrypted(right);
            Authority authority =
                    Authority.init(fixture.directory(), request, encrypted, fixture.context());
            assertTrue(authority.ca().keyEncrypted());
            authority.unlock(Optional.of(right)).close();
            var given = Optional.of(wrong);
            assertThrows(PkiException.Forbidden.class, () -> authority.unlock(given));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"semi;colon", "back\\slash", "new\nline"})
    void a_path_that_the_database_would_misread_is_refused(String name) {
        Path bad = directory.resolve(name);
        assertThrows(PkiException.InvalidInput.class, () -> new AuthorityDirectory(bad));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "a space",
                "100%41",
                "~",
                "${user.home}",
                "q?x=1",
                "#h",
                "ü",
                "zip:x",
                "'\""
            })
    void a_strange_path_is_taken_for_what_it_is(String name) {
        Path strange = directory.resolve(name).resolve("pki");
        new Fixture(strange).init();
        assertTrue(Files.isRegularFile(strange.resolve("inventory.mv.db")));
    }

    @Test
    void there_is_no_ca_where_none_was_made() {
        var missing = assertThrows(PkiException.NotFound.class, fixture::open);
        assertEquals("there is no CA in " + home, missing.problems().getFirst().what());
    }
}
