package org.lockward.lock.client;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a daemon listens: `host:port`, an IPv6 address in brackets.
///
/// @param host a name or an address, without brackets
/// @param port 1 to 65535, or 0 where a free one is to be taken
public record DaemonAddress(String host, int port) {

    private static final Pattern FORM =
            Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+)):([0-9]{1,5})");
    private static final int MAX_PORT = 65_535;

    public DaemonAddress {
        if (host.isEmpty() || port < 0 || port > MAX_PORT) {
            throw new LockException.InvalidInput(
                    new Problem("no address: host \"" + host + "\", port " + port, "", ""));
        }
    }

    /// Reads what [#toString] writes.
    public static DaemonAddress parse(String text) {
        Matcher matcher = FORM.matcher(text);
        if (!matcher.matches()) {
            throw new LockException.InvalidInput(
                    new Problem(
                            "\"" + text.replaceAll("[^ -~]", "?") + "\" is no address",
                            "an address is HOST:PORT, or [IPV6]:PORT",
                            "for example 127.0.0.1:7410"));
        }
        String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
        return new DaemonAddress(host, Integer.parseInt(matcher.group(3)));
    }

    @Override
    public String toString() {
        return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
    }
}
