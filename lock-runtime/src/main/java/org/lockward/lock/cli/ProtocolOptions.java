package org.lockward.lock.cli;

import org.lockward.lock.client.DaemonAddress;
import org.lockward.lock.server.Protocols;
import org.lockward.lock.server.ServerConfig;

import picocli.CommandLine.Option;

import java.net.InetSocketAddress;
import java.util.Optional;

/// What a daemon speaks: the options of `lockd` about it.
final class ProtocolOptions {

    @Option(
            names = "--protocol",
            paramLabel = "NAMES",
            description =
                    "resp (default), flom, or resp,flom: FLoM's protocol level 3 on the same port")
    private Optional<String> protocols = Optional.empty();

    @Option(
            names = "--flom-discovery",
            paramLabel = "GROUP:PORT",
            description =
                    "tells FLoM's clients that ask on this multicast group and UDP port where we"
                            + " are; whoever is on the network can ask, and can lie")
    private Optional<String> discovery = Optional.empty();

    ServerConfig applyTo(ServerConfig config) {
        Protocols spoken = protocols.map(ProtocolOptions::parse).orElse(Protocols.DEFAULT);
        Optional<InetSocketAddress> group = discovery.map(ProtocolOptions::group);
        if (group.isPresent() && !spoken.flom()) {
            throw Usage.problem("--flom-discovery without FLoM", "say --protocol resp,flom");
        }
        if (group.isPresent() && config.endpoints().network().isEmpty()) {
            throw Usage.problem("--flom-discovery without --listen: there is no port to tell", "");
        }
        return config.withProtocols(group.map(spoken::withDiscovery).orElse(spoken));
    }

    private static Protocols parse(String text) {
        try {
            return Protocols.parse(text);
        } catch (IllegalArgumentException e) {
            throw Usage.problem(
                    "--protocol " + Usage.quote(text) + " is none that is spoken",
                    "say resp, flom, or resp,flom");
        }
    }

    private static InetSocketAddress group(String text) {
        DaemonAddress.Network address = DaemonAddress.Network.parse(text);
        InetSocketAddress group = new InetSocketAddress(address.host(), address.port());
        if (group.isUnresolved() || !group.getAddress().isMulticastAddress()) {
            throw Usage.problem(
                    "--flom-discovery " + Usage.quote(text) + " is no multicast group",
                    "a group is 224.0.0.0 to 239.255.255.255, or ff00::/8 in brackets");
        }
        return group;
    }
}
