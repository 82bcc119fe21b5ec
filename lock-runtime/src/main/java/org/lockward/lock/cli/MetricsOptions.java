package org.lockward.lock.cli;

import org.lockward.lock.client.DaemonAddress;
import org.lockward.lock.metrics.MetricsServer;
import org.lockward.lock.server.LockServer;

import picocli.CommandLine.Option;

import java.net.InetSocketAddress;
import java.util.Optional;

/// Where `lockd` is asked how it is.
final class MetricsOptions {

    @Option(
            names = "--metrics",
            paramLabel = "HOST:PORT",
            description =
                    "answers http://HOST:PORT/metrics in the text format of Prometheus; loopback"
                            + " only, unless --allow-plain-network is given; port 0 takes a free"
                            + " one and says it in the log")
    private Optional<String> metrics = Optional.empty();

    /// Serves them from now on, if that is wanted.
    Optional<MetricsServer> start(LockServer server, boolean plainNetwork) {
        return metrics.map(DaemonAddress.Network::parse)
                .map(at -> new InetSocketAddress(at.host(), at.port()))
                .map(at -> MetricsServer.start(at, plainNetwork, server.readings()));
    }
}
