package org.lockward.pki.cli;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Runs `pki` in this process, at a fixed time, with nobody at the terminal unless said.
final class Shell {

    static final Instant NOW = Instant.parse("2026-11-21T12:00:00Z");

    private final Map<String, String> environment = new HashMap<>();
    private Optional<Terminal> terminal = Optional.empty();
    private String input = "";
    private Instant now = NOW;

    /// What a command did.
    record Outcome(int exit, String out, String err) {

        List<String> outLines() {
            return out.lines().toList();
        }

        List<String> errLines() {
            return err.lines().toList();
        }
    }

    /// With that directory as the CA's.
    static Shell at(Path home) {
        return new Shell().with("LOCKWARD_HOME", home.toString());
    }

    Shell with(String variable, String value) {
        environment.put(variable, value);
        return this;
    }

    /// Somebody who types these answers, one after the other.
    Shell typing(String... answers) {
        var rest = new java.util.ArrayDeque<>(List.of(answers));
        terminal = Optional.of(_ -> Optional.ofNullable(rest.poll()).map(String::toCharArray));
        return this;
    }

    Shell later(Duration time) {
        now = NOW.plus(time);
        return this;
    }

    Shell reading(String text) {
        input = text;
        return this;
    }

    Outcome run(String... args) {
        var out = new ByteArrayOutputStream();
        var err = new ByteArrayOutputStream();
        int exit =
                new Pki(
                                new Surroundings(
                                        environment,
                                        new ByteArrayInputStream(
                                                input.getBytes(StandardCharsets.UTF_8)),
                                        new PrintStream(out, true, StandardCharsets.UTF_8),
                                        new PrintStream(err, true, StandardCharsets.UTF_8),
                                        terminal,
                                        () -> now,
                                        SecureRandom::new))
                        .run(args);
        return new Outcome(
                exit, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }
}
