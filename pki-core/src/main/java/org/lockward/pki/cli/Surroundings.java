package org.lockward.pki.cli;

import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.security.SecureRandom;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/// Everything that a command gets from outside, so that a test can run one in its own process.
///
/// @param environment the environment variables
/// @param in standard input
/// @param out where results go
/// @param err where all else goes
/// @param terminal the person at the keyboard, if there is one
/// @param clock the time
/// @param random chance, made on first use: its start costs time that `pki version` need not pay
record Surroundings(
        Map<String, String> environment,
        InputStream in,
        PrintStream out,
        PrintStream err,
        Optional<Terminal> terminal,
        InstantSource clock,
        Supplier<SecureRandom> random) {

    Surroundings {
        environment = Map.copyOf(environment);
    }

    /// Those of this process. Output is UTF-8 whatever the locale says: JSON has to be.
    static Surroundings ofThisProcess() {
        return new Surroundings(
                System.getenv(),
                System.in,
                utf8(FileDescriptor.out),
                utf8(FileDescriptor.err),
                Terminal.ofThisProcess(),
                InstantSource.system(),
                SecureRandom::new);
    }

    /// An environment variable that is set and not empty.
    Optional<String> variable(String name) {
        return Optional.ofNullable(environment.get(name)).filter(value -> !value.isEmpty());
    }

    private static PrintStream utf8(FileDescriptor descriptor) {
        return new PrintStream(new FileOutputStream(descriptor), false, StandardCharsets.UTF_8);
    }
}
