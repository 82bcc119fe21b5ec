package org.lockward.lock.cli;

import org.lockward.lock.client.DaemonAddress;
import org.lockward.lock.server.LockServer;
import org.lockward.lock.server.Security;
import org.lockward.lock.server.ServerConfig;
import org.lockward.lock.tls.PeerIdentity;

import java.io.PrintStream;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/// The command `lockd`: the daemon, in the foreground.
public final class Lockd {

    private Lockd() {}

    public static void main(String[] line) {
        int status = new Edge("lockd", System.err).run(() -> run(List.of(line), System.out));
        System.exit(status);
    }

    private static int run(List<String> line, PrintStream out) {
        DaemonOptions options = DaemonOptions.parse(line);
        if (options.has("help")) {
            out.print(Edge.help("lockd.txt"));
            return Edge.OK;
        }
        if (options.has("version")) {
            out.println("lockd " + Edge.version());
            return Edge.OK;
        }
        ServerConfig config = options.config(System.err);
        LockServer server = LockServer.start(config);
        CountDownLatch stop = new CountDownLatch(1);
        List.of("TERM", "INT").forEach(s -> Signals.handle(s, _ -> stop.countDown()));
        out.println(readyLine(server, config.security()));
        out.flush();
        await(stop);
        server.close();
        return Edge.OK;
    }

    /// Programs that start us wait for this line, and read the port in it.
    private static String readyLine(LockServer server, Security security) {
        String address =
                new DaemonAddress(
                                server.address().getAddress().getHostAddress(),
                                server.address().getPort())
                        .toString();
        String who =
                switch (security) {
                    case Security.None _ -> " id=- serial=-";
                    case Security.Certified certified -> {
                        PeerIdentity self = certified.material().server().material().self();
                        yield " id=" + self.id() + " serial=" + self.serial();
                    }
                };
        return "lockd ready on " + address + " security=" + security.level().text() + who;
    }

    private static void await(CountDownLatch stop) {
        while (stop.getCount() > 0) {
            try {
                stop.await();
            } catch (InterruptedException e) {
                return;
            }
        }
    }
}
