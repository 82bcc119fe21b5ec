package org.lockward.pki.deployment;

import org.lockward.pki.name.GeneralName;
import org.lockward.pki.name.Printable;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

/// A service's address: `node-a.example:7410`, `10.0.0.7:7410`, `[2001:db8::7]:7410`.
///
/// @param host a DNS name or an address, an IPv6 one without brackets
/// @param port 1 to 65535
public record Endpoint(String host, int port) {

    private static final int MAX_PORT = 65_535;

    public Endpoint {
        if (port < 1 || port > MAX_PORT) {
            throw new PkiException.InvalidInput(
                    Problem.of("port " + port + " is not between 1 and " + MAX_PORT));
        }
    }

    /// Reads `host:port`.
    public static Endpoint parse(String text) {
        int colon = text.lastIndexOf(':');
        String port = text.substring(colon + 1);
        if (colon < 1 || port.isEmpty() || port.length() > 5 || !isDigits(port)) {
            throw invalid(text);
        }
        return new Endpoint(host(text, text.substring(0, colon)), Integer.parseInt(port));
    }

    private static String host(String text, String host) {
        if (host.startsWith("[") && host.endsWith("]")) {
            return GeneralName.Ip.parse(host.substring(1, host.length() - 1)).value();
        }
        if (host.indexOf(':') >= 0) {
            throw invalid(text);
        }
        boolean address = isDigits(host.replace(".", ""));
        return address ? GeneralName.Ip.parse(host).value() : new GeneralName.Dns(host).value();
    }

    private static boolean isDigits(String text) {
        return text.chars().allMatch(c -> c >= '0' && c <= '9');
    }

    private static PkiException invalid(String text) {
        return new PkiException.InvalidInput(
                new Problem(
                        Printable.quote(text) + " is not HOST:PORT",
                        "an IPv6 address stands in brackets",
                        "for example: node-a.example:7410 or [2001:db8::7]:7410"));
    }

    @Override
    public String toString() {
        return (host.indexOf(':') < 0 ? host : "[" + host + "]") + ":" + port;
    }
}
