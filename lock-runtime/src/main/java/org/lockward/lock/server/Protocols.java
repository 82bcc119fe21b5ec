package org.lockward.lock.server;

import java.net.InetSocketAddress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Which protocols a daemon speaks; which one a connection speaks, its first byte says.
///
/// @param resp that of Redis, and of our own clients
/// @param flom FLoM level 3
/// @param discovery the multicast group and UDP port on which FLoM's clients are told our TCP port
public record Protocols(boolean resp, boolean flom, Optional<InetSocketAddress> discovery) {

    /// What is spoken unless said otherwise.
    public static final Protocols DEFAULT = new Protocols(true, false, Optional.empty());

    public Protocols {
        if (!resp && !flom) {
            throw new IllegalArgumentException("a daemon speaks at least one protocol");
        }
        if (discovery.isPresent() && !flom) {
            throw new IllegalArgumentException("discovery is a part of FLoM's protocol");
        }
    }

    /// Both, or one.
    public static Protocols of(boolean resp, boolean flom) {
        return new Protocols(resp, flom, Optional.empty());
    }

    public Protocols withDiscovery(InetSocketAddress group) {
        return new Protocols(resp, flom, Optional.of(group));
    }

    /// Reads `resp`, `flom` or both, separated by a comma.
    ///
    /// @throws IllegalArgumentException if it is anything else
    public static Protocols parse(String text) {
        List<String> names = new ArrayList<>(List.of(text.split(",", -1)));
        boolean resp = names.remove("resp");
        boolean flom = names.remove("flom");
        if (!names.isEmpty()) {
            throw new IllegalArgumentException("the protocols are resp and flom, not " + text);
        }
        return of(resp, flom);
    }
}
