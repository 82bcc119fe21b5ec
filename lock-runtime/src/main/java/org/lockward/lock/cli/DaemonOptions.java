package org.lockward.lock.cli;

import org.lockward.lock.client.DaemonAddress;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.server.EventLog;
import org.lockward.lock.server.Security;
import org.lockward.lock.server.ServerConfig;
import org.lockward.lock.server.ServerLimits;
import org.lockward.lock.tls.LiveMaterial;
import org.lockward.lock.tls.SecurityLevel;

import java.io.IOException;
import java.io.PrintStream;
import java.io.Reader;
import java.net.InetSocketAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;

/// What `lockd` is told: its command line, and below that the file that `--config` names, a
/// properties file with the options' names as keys.
record DaemonOptions(Arguments arguments) {

    private static final Set<String> OPTIONS =
            Set.of("listen", "security", "tls", "state", "min-tls", "stale-crl", "drain", "config");
    private static final Set<String> FLAGS = Set.of("allow-plain-network", "help", "version");

    static DaemonOptions parse(List<String> line) {
        Arguments arguments = new Arguments.Grammar(OPTIONS, FLAGS, false).parse(line);
        Map<String, String> merged = new HashMap<>();
        arguments.value("config").ifPresent(file -> merged.putAll(file(Path.of(file))));
        merged.putAll(arguments.values());
        return new DaemonOptions(new Arguments(merged, List.of()));
    }

    private static Map<String, String> file(Path file) {
        Properties properties = new Properties();
        try (Reader reader = Files.newBufferedReader(file)) {
            properties.load(reader);
        } catch (IOException | IllegalArgumentException e) {
            throw new LockException.InvalidInput(
                    new Problem(file + " cannot be read", String.valueOf(e), ""), e);
        }
        Map<String, String> values = new HashMap<>();
        for (String key : properties.stringPropertyNames()) {
            String value = properties.getProperty(key).strip();
            if (key.equals("allow-plain-network")) {
                if (Boolean.parseBoolean(value)) {
                    values.put(key, "");
                }
            } else if (OPTIONS.contains(key) && !key.equals("config")) {
                values.put(key, value);
            } else {
                throw Arguments.usage(
                        file + " sets " + Arguments.quote(key) + ", which is no option",
                        "its keys are the options without dashes");
            }
        }
        return values;
    }

    boolean has(String flag) {
        return arguments.has(flag);
    }

    /// Opens the material too.
    ServerConfig config(PrintStream log) {
        DaemonAddress listen =
                DaemonAddress.parse(
                        arguments
                                .value("listen")
                                .orElseThrow(() ->
                                        Arguments.usage(
                                                "where? --listen ADDR:PORT is missing", "")));
        return new ServerConfig(
                new InetSocketAddress(listen.host(), listen.port()),
                security(),
                arguments.value("state").map(Path::of).orElseGet(() -> state(listen)),
                ServerLimits.DEFAULT,
                drain(),
                new EventLog(log, Clock.systemUTC()));
    }

    private Duration drain() {
        Duration drain =
                arguments
                        .value("drain")
                        .map(t -> Durations.parse("drain", t))
                        .orElse(ServerConfig.DEFAULT_DRAIN);
        if (drain.compareTo(Duration.ofHours(1)) > 0) {
            throw Arguments.usage("--drain is more than an hour", "");
        }
        return drain;
    }

    private Security security() {
        if (arguments.value("security").isEmpty()) {
            throw Arguments.usage(
                    "who gets in? --security is missing", "the levels are none, tls and mutual");
        }
        TlsOptions tls = TlsOptions.of(arguments);
        if (tls.level() == SecurityLevel.NONE) {
            return new Security.None(arguments.has("allow-plain-network"));
        }
        return new Security.Certified(
                tls.level(),
                LiveMaterial.open(tls.bundle().orElseThrow(), tls.policy(), Clock.systemUTC()));
    }

    /// One directory a listener: the epoch in it belongs to one daemon.
    private static Path state(DaemonAddress listen) {
        String name = listen.host().replace(':', '.') + "-" + listen.port();
        return base().resolve("lockward").resolve("lockd").resolve(name);
    }

    private static Path base() {
        if (System.getProperty("user.name").equals("root")) {
            return Path.of("/var/lib");
        }
        String state = System.getenv("XDG_STATE_HOME");
        return state != null && state.startsWith("/")
                ? Path.of(state)
                : Path.of(System.getProperty("user.home"), ".local", "state");
    }
}
