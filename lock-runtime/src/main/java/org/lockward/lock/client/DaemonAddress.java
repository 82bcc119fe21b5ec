package org.lockward.lock.client;

import org.lockward.lock.problem.LockException;
import org.lockward.lock.problem.Problem;
import org.lockward.lock.unix.SocketPath;

import java.nio.file.Path;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Where a daemon listens: `host:port`, an IPv6 address in brackets, or `unix:/path`.
public sealed interface DaemonAddress {

    /// On the network.
    ///
    /// @param host a name or an address, without brackets
    /// @param port 1 to 65535, or 0 where a free one is to be taken
    record Network(String host, int port) implements DaemonAddress {

        private static final Pattern FORM =
                Pattern.compile("(?:\\[([0-9A-Fa-f:.]+)]|([A-Za-z0-9._-]+)):([0-9]{1,5})");
        private static final int MAX_PORT = 65_535;

        public Network {
            if (host.isEmpty() || port < 0 || port > MAX_PORT) {
                throw new LockException.InvalidInput(
                        new Problem("no address: host \"" + host + "\", port " + port, "", ""));
            }
        }

        /// Reads what [#toString] writes.
        public static Network parse(String text) {
            Matcher matcher = FORM.matcher(text);
            if (!matcher.matches()) {
                throw new LockException.InvalidInput(
                        new Problem(
                                "\"" + text.replaceAll("[^ -~]", "?") + "\" is no address",
                                "an address is HOST:PORT, or [IPV6]:PORT; a socket is unix:/PATH",
                                "for example 127.0.0.1:7410"));
            }
            String host = matcher.group(1) == null ? matcher.group(2) : matcher.group(1);
            return new Network(host, Integer.parseInt(matcher.group(3)));
        }

        @Override
        public String toString() {
            return (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
        }
    }

    /// On this machine.
    record Local(SocketPath socket) implements DaemonAddress {

        @Override
        public String toString() {
            return socket.toString();
        }
    }

    /// Reads what the forms write.
    static DaemonAddress parse(String text) {
        return text.startsWith("unix:") && text.indexOf('\0') < 0
                ? new Local(new SocketPath(Path.of(text.substring("unix:".length()))))
                : Network.parse(text);
    }
}
