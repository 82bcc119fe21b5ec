package org.lockward.pki.gui.preferences;

import org.lockward.pki.certificate.DurationText;
import org.lockward.pki.file.AtomicFile;
import org.lockward.pki.file.BoundedFile;
import org.lockward.pki.file.Directories;
import org.lockward.pki.file.FileMode;
import org.lockward.pki.key.KeyAlgorithm;
import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// `preferences.properties`: lines of `key = value`, and comments that begin with `#`. Any thread
/// may call it.
public record PreferencesFile(Path file) {

    private static final int MAX_BYTES = 64 * 1024;

    private static final String THEME = "theme";
    private static final String IDLE_LOCK = "idle.lock";
    private static final String VALIDITY = "default.validity";
    private static final String KEY_ALGORITHM = "default.key.algorithm";
    private static final String DEPLOY_TO = "default.deploy.to";

    private static final List<String> KEYS =
            List.of(THEME, IDLE_LOCK, VALIDITY, KEY_ALGORITHM, DEPLOY_TO);

    /// What it says, the usual where it says nothing; `InvalidInput` for anything that it ought not
    /// to say.
    Choices read() {
        if (Files.notExists(file, LinkOption.NOFOLLOW_LINKS)) {
            return Choices.DEFAULT;
        }
        Map<String, String> values = values();
        Choices usual = Choices.DEFAULT;
        return new Choices(
                value(values, THEME).map(this::theme).orElse(usual.theme()),
                value(values, IDLE_LOCK)
                        .map(text -> DurationText.parse(IDLE_LOCK, text))
                        .orElse(usual.idleLock()),
                value(values, VALIDITY).map(text -> DurationText.parse(VALIDITY, text)),
                value(values, KEY_ALGORITHM).map(KeyAlgorithm::parse).orElse(usual.keyAlgorithm()),
                value(values, DEPLOY_TO));
    }

    private static Optional<String> value(Map<String, String> values, String key) {
        return Optional.ofNullable(values.get(key));
    }

    private Map<String, String> values() {
        String text = new String(BoundedFile.read(file, MAX_BYTES), StandardCharsets.UTF_8);
        Map<String, String> values = new LinkedHashMap<>();
        int number = 0;
        for (String line : text.lines().toList()) {
            number++;
            if (!line.isBlank() && !line.startsWith("#")) {
                add(values, line, number);
            }
        }
        return values;
    }

    private void add(Map<String, String> values, String line, int number) {
        int equals = line.indexOf('=');
        String key = equals < 0 ? line.strip() : line.substring(0, equals).strip();
        if (equals < 0 || !KEYS.contains(key)) {
            throw refused(
                    "line %d: %s is not known".formatted(number, Printable.quote(key)),
                    "known are: " + String.join(", ", KEYS));
        }
        if (values.put(key, line.substring(equals + 1).strip()) != null) {
            throw refused("line %d: %s is there twice".formatted(number, key), "");
        }
    }

    private ThemeChoice theme(String text) {
        for (ThemeChoice choice : ThemeChoice.values()) {
            if (text.equals(text(choice))) {
                return choice;
            }
        }
        throw refused(THEME + " is " + Printable.quote(text), "it is one of: system, light, dark");
    }

    private static String text(ThemeChoice choice) {
        return choice.name().toLowerCase(Locale.ROOT);
    }

    private PkiException refused(String what, String why) {
        return new PkiException.InvalidInput(
                new Problem(
                        file + ", " + what,
                        why,
                        "correct it, or choose anything in the settings: that writes it anew"));
    }

    /// Replaces it, whole or not at all.
    void write(Choices choices) {
        StringBuilder text = new StringBuilder("# Lockward's desktop program. Written by it.\n");
        line(text, THEME, text(choices.theme()));
        line(text, IDLE_LOCK, DurationText.text(choices.idleLock()));
        choices.validity().ifPresent(v -> line(text, VALIDITY, DurationText.text(v)));
        line(text, KEY_ALGORITHM, choices.keyAlgorithm().text());
        choices.deployTo().ifPresent(pattern -> line(text, DEPLOY_TO, pattern));
        Directories.createPrivate(file.toAbsolutePath().resolveSibling(""));
        AtomicFile.write(file, text.toString().getBytes(StandardCharsets.UTF_8), FileMode.PRIVATE);
    }

    private static void line(StringBuilder text, String key, String value) {
        text.append(key).append(" = ").append(value).append('\n');
    }
}
