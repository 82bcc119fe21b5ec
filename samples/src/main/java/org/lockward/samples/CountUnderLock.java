package org.lockward.samples;

import org.lockward.lock.client.Access;
import org.lockward.lock.client.DaemonAddress;
import org.lockward.lock.client.LockClient;
import org.lockward.lock.client.LockHandle;
import org.lockward.lock.client.LockRequest;
import org.lockward.lock.tls.ClientTls;
import org.lockward.lock.tls.CrlFreshness;
import org.lockward.lock.tls.ExpectedDaemon;
import org.lockward.lock.tls.NodeMaterial;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.TlsPolicy;

import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.OptionalLong;

/// Raises a shared counter under a lock, over mutual TLS.
///
/// `CountUnderLock HOST:PORT BUNDLE_DIRECTORY COUNTER_FILE TIMES`
public final class CountUnderLock {

    private CountUnderLock() {}

    /// Counts, and prints the last value that it wrote.
    public static void main(String[] arguments) throws IOException {
        if (arguments.length != 4) {
            System.err.println("usage: CountUnderLock HOST:PORT BUNDLE COUNTER_FILE TIMES");
            System.exit(2);
        }
        DaemonAddress.Network daemon = DaemonAddress.Network.parse(arguments[0]);
        FencedCounter counter = new FencedCounter(Path.of(arguments[2]));
        Access access = access(Path.of(arguments[1]), daemon.host());
        try (LockClient client = LockClient.connect(daemon, access, Duration.ofSeconds(10))) {
            for (int i = 0; i < Integer.parseInt(arguments[3]); i++) {
                count(client, counter);
            }
        }
        System.out.println(counter.value());
    }

    private static void count(LockClient client, FencedCounter counter) throws IOException {
        try (LockHandle lock = client.lock(LockRequest.of("counter"))) {
            OptionalLong value = counter.read(lock.token());
            if (value.isEmpty() || !counter.write(lock.token(), value.getAsLong() + 1)) {
                throw new IOException("a newer holder was here: our lock was lost");
            }
        }
    }

    /// Shows our certificate, and accepts only a daemon whose certificate is for that host.
    private static Access access(Path bundle, String host) {
        NodeMaterial own = NodeMaterial.load(bundle, Clock.systemUTC());
        TlsPolicy policy = new TlsPolicy(SecurityLevel.MUTUAL, false, CrlFreshness.REFUSE);
        return new Access.Certified(
                ClientTls.of(own, policy, Clock.systemUTC()),
                new ExpectedDaemon.AtHost(host),
                Optional.of(own.self().id()));
    }
}
