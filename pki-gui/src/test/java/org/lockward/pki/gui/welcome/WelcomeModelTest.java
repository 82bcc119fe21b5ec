package org.lockward.pki.gui.welcome;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.lockward.pki.act.Act;
import org.lockward.pki.gui.session.Session;
import org.lockward.pki.gui.task.DirectBackground;
import org.lockward.pki.gui.testing.SampleFleet;
import org.lockward.pki.gui.testing.SetClock;
import org.lockward.pki.key.Passphrase;
import org.lockward.pki.name.Fleet;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;

class WelcomeModelTest {

    private static final String SECRET = "correct horse battery staple";

    @TempDir private Path directory;

    private final SetClock clock = new SetClock();
    private Path home = Path.of("/");

    @BeforeEach
    void home() {
        home = directory.resolve("pki");
    }

    @Test
    void where_nothing_is_a_ca_can_be_made() {
        assertEquals(new Opening.Vacant(false), looked().opening().get());
        assertFalse(Files.exists(home), "looking makes no directory");
    }

    @Test
    void a_ca_is_made_and_open() {
        WelcomeModel model = looked();
        Passphrase passphrase = passphrase(SECRET);
        model.create(init(), passphrase);
        Session session = assertInstanceOf(Opening.Open.class, model.opening().get()).session();
        assertFalse(session.locked());
        assertEquals("Cranes", session.authority().ca().fleet().name());
        assertThrows(IllegalStateException.class, () -> passphrase.sameAs(passphrase));
    }

    @Test
    void a_key_without_a_passphrase_opens_at_once() {
        SampleFleet.plain(home, clock);
        Opening.Open open = assertInstanceOf(Opening.Open.class, looked().opening().get());
        assertFalse(open.session().locked());
    }

    @Test
    void an_encrypted_key_asks_for_its_passphrase() {
        SampleFleet.encrypted(home, clock, SECRET);
        WelcomeModel model = looked();
        model.unlock(locked(model), passphrase(SECRET));
        assertInstanceOf(Opening.Open.class, model.opening().get());
    }

    @Test
    void a_wrong_passphrase_is_told_and_closed() {
        SampleFleet.encrypted(home, clock, SECRET);
        WelcomeModel model = looked();
        Passphrase wrong = passphrase("wrong");
        model.unlock(locked(model), wrong);
        assertTrue(model.failure().get().orElseThrow().problems().getFirst().what().length() > 0);
        assertThrows(IllegalStateException.class, () -> wrong.sameAs(wrong));
        assertTrue(locked(model).locked());
    }

    @Test
    void locking_forgets_the_key() {
        SampleFleet.encrypted(home, clock, SECRET);
        WelcomeModel model = looked();
        Session session = locked(model);
        model.unlock(session, passphrase(SECRET));
        model.lock();
        assertTrue(session.locked());
        assertEquals(new Opening.Locked(session), model.opening().get());
    }

    @Test
    void a_creation_that_was_cut_off_is_told_and_can_be_done_again() throws IOException {
        Files.createDirectories(home);
        Files.createFile(home.resolve(".init-unfinished"));
        WelcomeModel model = looked();
        assertEquals(new Opening.Vacant(true), model.opening().get());
        model.create(init(), passphrase(SECRET));
        assertInstanceOf(Opening.Open.class, model.opening().get());
    }

    @Test
    void a_directory_with_something_else_is_left_alone() throws IOException {
        Files.createDirectories(home);
        Files.createFile(home.resolve("diary.txt"));
        var unusable = assertInstanceOf(Opening.Unusable.class, looked().opening().get());
        assertTrue(
                unusable.failure().problems().getFirst().why().contains("diary.txt"),
                unusable.toString());
    }

    @Test
    void two_programs_make_one_ca() {
        WelcomeModel model = looked();
        SampleFleet.plain(home, clock);
        model.create(init(), passphrase(SECRET));
        String what = model.failure().get().orElseThrow().problems().getFirst().what();
        assertEquals("there is a CA in " + home, what);
    }

    private WelcomeModel looked() {
        WelcomeModel model = new WelcomeModel(home, new DirectBackground(), clock);
        model.look();
        return model;
    }

    private static Session locked(WelcomeModel model) {
        return assertInstanceOf(Opening.Locked.class, model.opening().get()).session();
    }

    private static Act.Init init() {
        return new Act.Init(Fleet.named("Cranes"), Act.Init.DEFAULT_KEY, Optional.empty(), false);
    }

    private static Passphrase passphrase(String text) {
        return Passphrase.of(text.toCharArray());
    }
}
