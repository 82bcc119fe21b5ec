package org.lockward.lock.cli;

import org.lockward.lock.client.Access;
import org.lockward.lock.client.DaemonAddress;
import org.lockward.lock.client.LockClient;
import org.lockward.lock.tls.ClientTls;
import org.lockward.lock.tls.ExpectedDaemon;
import org.lockward.lock.tls.NodeMaterial;
import org.lockward.lock.tls.SecurityLevel;

import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// How the commands of `lock` get to their daemon.
final class Connecting {

    private static final Set<String> OPTIONS =
            Set.of("connect", "tls", "security", "daemon-id", "connect-timeout", "stale-crl");

    private Connecting() {}

    /// These options beside a command's own.
    static Arguments.Grammar grammar(List<String> options, List<String> flags, boolean command) {
        Set<String> all = new HashSet<>(OPTIONS);
        all.addAll(options);
        return new Arguments.Grammar(all, Set.copyOf(flags), command);
    }

    static LockClient connect(Arguments arguments) {
        DaemonAddress address =
                DaemonAddress.parse(
                        arguments
                                .value("connect", "LOCKWARD_LOCKD")
                                .orElseThrow(() ->
                                        Arguments.usage(
                                                "which daemon? --connect HOST:PORT is" + " missing",
                                                "LOCKWARD_LOCKD is not set either")));
        Duration patience =
                Durations.parse(
                        "connect-timeout", arguments.value("connect-timeout").orElse("10s"));
        return LockClient.connect(address, access(arguments, address), patience);
    }

    private static Access access(Arguments arguments, DaemonAddress address) {
        TlsOptions tls = TlsOptions.of(arguments);
        Optional<String> claim = arguments.value("claim");
        if (tls.level() == SecurityLevel.NONE) {
            return new Access.Plain(claim);
        }
        Path bundle = tls.bundle().orElseThrow();
        NodeMaterial own = NodeMaterial.load(bundle, Clock.systemUTC());
        ClientTls client =
                arguments.has("no-certificate")
                        ? ClientTls.withoutCertificate(own, tls.policy(), Clock.systemUTC())
                        : ClientTls.of(own, tls.policy(), Clock.systemUTC());
        return new Access.Certified(
                client, expected(arguments, address), claim.or(() -> Optional.of(own.self().id())));
    }

    private static ExpectedDaemon expected(Arguments arguments, DaemonAddress address) {
        return arguments
                .value("daemon-id")
                .<ExpectedDaemon>map(ExpectedDaemon.WithId::new)
                .orElseGet(() -> new ExpectedDaemon.AtHost(address.host()));
    }
}
