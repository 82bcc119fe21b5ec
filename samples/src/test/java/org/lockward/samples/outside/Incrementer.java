package org.lockward.samples.outside;

import org.lockward.lock.client.Access;
import org.lockward.lock.client.ClientOptions;
import org.lockward.lock.client.DaemonAddress;
import org.lockward.lock.client.LockClient;
import org.lockward.lock.client.LockHandle;
import org.lockward.lock.client.LockRequest;
import org.lockward.lock.problem.LockException;
import org.lockward.lock.tls.ClientTls;
import org.lockward.lock.tls.CrlFreshness;
import org.lockward.lock.tls.ExpectedDaemon;
import org.lockward.lock.tls.NodeMaterial;
import org.lockward.lock.tls.SecurityLevel;
import org.lockward.lock.tls.TlsPolicy;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintWriter;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.Optional;
import java.util.concurrent.ThreadLocalRandom;

/// A process that raises both numbers of a [Register] under a lock, for ever, and never asks
/// whether it still holds it: the worst that a holder can be.
///
/// `Incrementer HOST:PORT BUNDLE REGISTER_PORT DISCONNECT|LEASE`
public final class Incrementer {

    private static final int LONGEST_THOUGHT_MILLIS = 20;

    private Incrementer() {}

    public static void main(String[] arguments) throws Exception {
        ClientOptions options =
                ClientOptions.DEFAULT
                        .withLease(Duration.ofSeconds(1))
                        .withAnswer(Duration.ofSeconds(3))
                        .withRelease(ClientOptions.Release.valueOf(arguments[3]));
        DaemonAddress daemon = DaemonAddress.parse(arguments[0]);
        Access access = access(Path.of(arguments[1]));
        int register = Integer.parseInt(arguments[2]);
        while (true) {
            try (LockClient client = LockClient.connect(daemon, access, options)) {
                increment(client, register);
            } catch (LockException e) {
                System.out.println(e.problem().what());
                Thread.sleep(50);
            }
        }
    }

    private static void increment(LockClient client, int port)
            throws IOException, InterruptedException {
        try (Socket register = new Socket(InetAddress.getLoopbackAddress(), port);
                BufferedReader in =
                        new BufferedReader(
                                new InputStreamReader(
                                        register.getInputStream(), StandardCharsets.US_ASCII));
                PrintWriter out =
                        new PrintWriter(
                                register.getOutputStream(), true, StandardCharsets.US_ASCII)) {
            while (true) {
                try (LockHandle lock = client.lock(LockRequest.of("register"))) {
                    out.println("READ " + lock.token() + " " + ProcessHandle.current().pid());
                    String[] values = in.readLine().split(" ", -1);
                    Thread.sleep(ThreadLocalRandom.current().nextInt(LONGEST_THOUGHT_MILLIS));
                    if (values.length == 2) {
                        out.println(write(lock.token(), values));
                        in.readLine();
                    }
                }
            }
        }
    }

    private static String write(long token, String[] values) {
        long fenced = Long.parseLong(values[0]) + 1;
        long unfenced = Long.parseLong(values[1]) + 1;
        return "WRITE " + token + " " + fenced + " " + unfenced;
    }

    private static Access access(Path bundle) {
        NodeMaterial own = NodeMaterial.load(bundle, Clock.systemUTC());
        TlsPolicy policy = new TlsPolicy(SecurityLevel.MUTUAL, false, CrlFreshness.REFUSE);
        return new Access.Certified(
                ClientTls.of(own, policy, Clock.systemUTC()),
                new ExpectedDaemon.AtHost("127.0.0.1"),
                Optional.of(own.self().id()));
    }
}
