package org.lockward.pki.gui.preferences;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.lockward.pki.gui.task.DirectBackground;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.UniqueId;
import org.lockward.pki.problem.PkiException;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

class PreferencesFileTest {

    private static final Choices CHOSEN =
            new Choices(
                    ThemeChoice.DARK,
                    Duration.ofMinutes(30),
                    Optional.of(Duration.ofDays(90)),
                    new KeyAlgorithm.Ed25519(),
                    Optional.of("dir:/srv/fleet of ours/{id}/tls"));

    @TempDir private Path directory;

    @Test
    void what_was_written_is_read() {
        file().write(CHOSEN);
        assertEquals(CHOSEN, file().read());
    }

    @Test
    void the_usual_holds_where_there_is_no_file() {
        assertEquals(Choices.DEFAULT, file().read());
    }

    @ParameterizedTest
    @CsvSource({
        "theme = pink, theme is \"pink\"",
        "colour = blue, line 1: \"colour\" is not known",
        "theme, line 1: \"theme\" is not known",
        "idle.lock = 2s, an idle lock after",
        "idle.lock = soon, idle.lock \"soon\" is not a length of time",
        "default.key.algorithm = rsa-1024, \"rsa-1024\" is not a key algorithm",
        "default.deploy.to = dir:/srv/tls, is the same for every node",
        "default.deploy.to = ssh:{id}, is not a destination"
    })
    void what_makes_no_sense_is_told(String line, String what) throws IOException {
        Path file = Files.writeString(directory.resolve("preferences.properties"), line + "\n");
        var refused =
                assertThrows(PkiException.InvalidInput.class, new PreferencesFile(file)::read);
        assertTrue(
                refused.problems().getFirst().what().contains(what), refused.problems().toString());
    }

    @Test
    void a_key_that_is_there_twice_is_told() throws IOException {
        Path file =
                Files.writeString(
                        directory.resolve("preferences.properties"),
                        "theme = dark\n# or\ntheme = light\n");
        var refused =
                assertThrows(PkiException.InvalidInput.class, new PreferencesFile(file)::read);
        assertTrue(refused.problems().getFirst().what().contains("line 3: theme is there twice"));
    }

    @Test
    void a_bad_file_is_told_and_does_not_stop_the_program() throws IOException {
        Files.writeString(directory.resolve("preferences.properties"), "theme = pink\n");
        Preferences preferences =
                Preferences.of(
                        new PreferencesFile(directory.resolve("preferences.properties")), _ -> {});
        assertEquals(Choices.DEFAULT, preferences.choices().get());
        assertTrue(preferences.problem().isPresent());
    }

    @Test
    void what_is_chosen_is_kept() {
        var keeper = new Keeper(file(), new DirectBackground(), _ -> {});
        Preferences.of(file(), keeper).choose(CHOSEN);
        assertEquals(CHOSEN, Preferences.of(file(), keeper).choices().get());
    }

    @Test
    void the_pattern_names_the_node() {
        assertEquals(
                Optional.of("dir:/srv/fleet of ours/node-7/tls"),
                CHOSEN.destination(new UniqueId("node-7")).map(d -> d.text()));
    }

    private PreferencesFile file() {
        return new PreferencesFile(directory.resolve("config/lockward/preferences.properties"));
    }
}
