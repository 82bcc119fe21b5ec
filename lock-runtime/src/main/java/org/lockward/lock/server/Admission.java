package org.lockward.lock.server;

import java.net.InetAddress;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;

/// Counts connections against the limits. For all threads; what was entered is to be left once.
final class Admission {

    private final ServerLimits limits;
    private final Map<Object, Integer> byAddress = new HashMap<>();
    private final Map<InetAddress, Integer> shakingByAddress = new HashMap<>();
    private final Map<String, Integer> byNode = new HashMap<>();
    private int connections;
    private int handshakes;

    Admission(ServerLimits limits) {
        this.limits = limits;
    }

    /// Counts a connection from an IP address or of a local user; says which limit is in the way,
    /// and then counts nothing.
    synchronized Optional<String> enter(Object origin) {
        if (connections >= limits.connections()) {
            return Optional.of("the daemon takes " + limits.connections() + " connections");
        }
        if (byAddress.getOrDefault(origin, 0) >= limits.perAddress()) {
            return Optional.of(
                    "the daemon takes " + limits.perAddress() + " connections from one address");
        }
        connections++;
        byAddress.merge(origin, 1, Integer::sum);
        return Optional.empty();
    }

    synchronized void leave(Object origin) {
        connections--;
        lower(byAddress, origin);
    }

    /// Counts a handshake; one address gets a quarter of them, so that it cannot keep others out.
    synchronized Optional<String> startHandshake(InetAddress address) {
        int perAddress = limits.handshakes() / 4;
        if (handshakes >= limits.handshakes()) {
            return Optional.of("the daemon does " + limits.handshakes() + " handshakes at once");
        }
        if (shakingByAddress.getOrDefault(address, 0) >= perAddress) {
            return Optional.of(
                    "the daemon does " + perAddress + " handshakes at once with one address");
        }
        handshakes++;
        shakingByAddress.merge(address, 1, Integer::sum);
        return Optional.empty();
    }

    synchronized void endHandshake(InetAddress address) {
        handshakes--;
        lower(shakingByAddress, address);
    }

    synchronized Optional<String> enterNode(String node) {
        if (byNode.getOrDefault(node, 0) >= limits.perNode()) {
            return Optional.of("the daemon takes " + limits.perNode() + " connections of one node");
        }
        byNode.merge(node, 1, Integer::sum);
        return Optional.empty();
    }

    synchronized void leaveNode(String node) {
        lower(byNode, node);
    }

    private static <K> void lower(Map<K, Integer> counts, K key) {
        counts.computeIfPresent(key, (k, n) -> n > 1 ? n - 1 : null);
    }
}
