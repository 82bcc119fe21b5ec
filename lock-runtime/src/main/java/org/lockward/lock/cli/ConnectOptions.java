package org.lockward.lock.cli;

import org.lockward.lock.client.Access;
import org.lockward.lock.client.DaemonAddress;
import org.lockward.lock.client.LockClient;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.tls.ClientTls;
import org.lockward.lock.tls.ExpectedDaemon;
import org.lockward.lock.tls.NodeMaterial;
import org.lockward.lock.tls.SecurityLevel;

import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;

/// How the commands of `lock` get to their daemon.
final class ConnectOptions {

    private static final Duration PATIENCE = Duration.ofSeconds(10);

    @Option(
            names = "--connect",
            paramLabel = "ADDRESS",
            description =
                    "the daemon: HOST:PORT, an IPv6 address in brackets, or unix:/PATH of a"
                        + " daemon's or an agent's socket (env LOCKWARD_LOCKD; default: the daemon"
                        + " of this user)")
    private Optional<String> connect = Optional.empty();

    @Option(
            names = "--daemon-id",
            paramLabel = "ID",
            description =
                    "the node ID that the daemon has to have (default: its certificate has to name"
                            + " the host in --connect)")
    private Optional<String> daemonId = Optional.empty();

    @Option(
            names = "--connect-timeout",
            paramLabel = "TIME",
            description = "for connection, handshake and greeting together (default 10s)")
    private Optional<String> patience = Optional.empty();

    @Mixin private TlsOptions tls = new TlsOptions();

    /// Who we say we are, and whether we prove it: other than the truth only to see a refusal.
    record Pretence(Optional<String> claim, boolean withoutCertificate) {

        static final Pretence NONE = new Pretence(Optional.empty(), false);
    }

    /// Takes the value of an option; false if it is none of ours.
    boolean take(String option, String value) {
        switch (option) {
            case "--connect" -> connect = Optional.of(value);
            case "--daemon-id" -> daemonId = Optional.of(value);
            case "--connect-timeout" -> patience = Optional.of(value);
            default -> {
                return tls.take(option, value);
            }
        }
        return true;
    }

    /// Whether anything is said about the daemon; if not, it is the one of this user.
    boolean isConfigured() {
        return given().isPresent()
                || daemonId.isPresent()
                || tls.given().isPresent()
                || tls.bundle().isPresent();
    }

    private Optional<String> given() {
        return connect.or(() -> Environment.variable("LOCKWARD_LOCKD"));
    }

    LockClient connect(Pretence pretence) {
        return connect(isConfigured() ? address() : LocalDaemon.ofThisUser().address(), pretence);
    }

    /// The daemon at that address, as who we are.
    LockClient connect(DaemonAddress address) {
        return connect(address, Pretence.NONE);
    }

    private LockClient connect(DaemonAddress address, Pretence pretence) {
        Duration time = patience.map(p -> Durations.parse("--connect-timeout", p)).orElse(PATIENCE);
        try {
            return LockClient.connect(address, access(address, pretence), time);
        } catch (LockException.Denied e) {
            if (address instanceof DaemonAddress.Network && tls.level().encrypted()) {
                // If our own bundle is why, this says so.
                var _ = NodeMaterial.load(bundle(), Clock.systemUTC());
            }
            throw e;
        }
    }

    private Path bundle() {
        return tls.bundle().orElseThrow();
    }

    private DaemonAddress address() {
        return given().map(DaemonAddress::parse)
                .orElseThrow(() ->
                        Usage.problem(
                                "which daemon? --connect HOST:PORT is missing",
                                "LOCKWARD_LOCKD is not set either"));
    }

    private Access access(DaemonAddress address, Pretence pretence) {
        // A UNIX socket leads to a daemon of this machine, checked by its owner, or to an agent.
        if (address instanceof DaemonAddress.Local || tls.level() == SecurityLevel.NONE) {
            return new Access.Plain(pretence.claim());
        }
        NodeMaterial own = NodeMaterial.loadToConnect(bundle(), Clock.systemUTC());
        ClientTls client =
                pretence.withoutCertificate()
                        ? ClientTls.withoutCertificate(own, tls.policy(false), Clock.systemUTC())
                        : ClientTls.of(own, tls.policy(false), Clock.systemUTC());
        return new Access.Certified(
                client, expected(address), pretence.claim().or(() -> Optional.of(own.self().id())));
    }

    private ExpectedDaemon expected(DaemonAddress address) {
        return daemonId.<ExpectedDaemon>map(ExpectedDaemon.WithId::new)
                .orElseGet(() -> new ExpectedDaemon.AtHost(host(address)));
    }

    private static String host(DaemonAddress address) {
        return address instanceof DaemonAddress.Network network ? network.host() : "localhost";
    }
}
