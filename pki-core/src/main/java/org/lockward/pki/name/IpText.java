package org.lockward.pki.name;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.net.Inet4Address;
import java.net.InetAddress;
import java.util.HexFormat;
import java.util.regex.Pattern;

/// IP addresses and their one canonical text.
final class IpText {

    private static final String OCTET = "(0|[1-9][0-9]{0,2})";
    private static final Pattern DOTTED_QUAD = Pattern.compile(OCTET + "(\\." + OCTET + "){3}");
    private static final Pattern IPV6 = Pattern.compile("[0-9A-Fa-f:.]{2,45}");
    private static final int GROUPS = 8;

    private IpText() {}

    static InetAddress address(String text) {
        boolean ipv6 = text.contains(":") && IPV6.matcher(text).matches();
        if (ipv6 || DOTTED_QUAD.matcher(text).matches()) {
            try {
                InetAddress address = InetAddress.ofLiteral(text);
                // An IPv4-mapped IPv6 text would be a second spelling of an IPv4 address.
                if (ipv6 != address instanceof Inet4Address) {
                    return address;
                }
            } catch (IllegalArgumentException e) {
                throw invalid(text, e);
            }
        }
        throw invalid(text, new IllegalArgumentException(text.length() + " characters"));
    }

    private static PkiException invalid(String text, IllegalArgumentException cause) {
        return new PkiException.InvalidInput(
                new Problem(
                        Printable.quote(text) + " is not a valid IP address",
                        "it is four decimal numbers up to 255 without leading zeros, or IPv6"
                                + " without a zone",
                        ""),
                cause);
    }

    /// RFC 5952, section 4: lower case, no leading zeros, the first longest run of two or more zero
    /// groups as `::`.
    static String canonical(InetAddress address) {
        byte[] octets = address.getAddress();
        if (address instanceof Inet4Address) {
            return address.getHostAddress();
        }
        int[] run = longestZeroRun(octets);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < GROUPS; i++) {
            if (i == run[0]) {
                text.append("::");
                i += run[1] - 1;
            } else {
                if (!text.isEmpty() && text.charAt(text.length() - 1) != ':') {
                    text.append(':');
                }
                text.append(Integer.toHexString(group(octets, i)));
            }
        }
        return text.toString();
    }

    private static int group(byte[] octets, int index) {
        return HexFormat.fromHexDigits(HexFormat.of().formatHex(octets, 2 * index, 2 * index + 2));
    }

    /// Start and length; the start is -1 when no run has two groups.
    private static int[] longestZeroRun(byte[] octets) {
        int[] longest = {-1, 1};
        int length = 0;
        for (int i = 0; i < GROUPS; i++) {
            length = group(octets, i) == 0 ? length + 1 : 0;
            if (length > longest[1]) {
                longest = new int[] {i - length + 1, length};
            }
        }
        return longest;
    }
}
