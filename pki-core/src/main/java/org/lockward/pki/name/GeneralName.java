package org.lockward.pki.name;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.net.InetAddress;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.regex.Pattern;

/// An entry of subjectAltName (RFC 5280, section 4.2.1.6), of the four kinds that we issue.
public sealed interface GeneralName {

    /// As [#parse] reads it: `dns:node-a.example`, `ip:10.0.0.7`, `uri:…`, `email:…`.
    default String text() {
        return switch (this) {
            case Dns dns -> "dns:" + dns.value();
            case Ip ip -> "ip:" + ip.value();
            case Uri uri -> "uri:" + uri.value();
            case Email email -> "email:" + email.value();
        };
    }

    /// Reads `dns:`, `ip:`, `uri:` or `email:` and a value; upper case in a DNS name is kept.
    static GeneralName parse(String text) {
        int colon = text.indexOf(':');
        String value = text.substring(colon + 1);
        return switch (colon < 0 ? "" : text.substring(0, colon)) {
            case "dns" -> new Dns(value);
            case "ip" -> Ip.parse(value);
            case "uri" -> new Uri(value);
            case "email" -> new Email(value);
            default ->
                    throw invalid(
                            text,
                            "alternative name",
                            "it starts with dns:, ip:, uri: or email:",
                            "for example: --san dns:node-a.example --san ip:10.0.0.7");
        };
    }

    private static PkiException invalid(String value, String kind, String why, String fix) {
        return new PkiException.InvalidInput(
                new Problem(Printable.quote(value) + " is not a valid " + kind, why, fix));
    }

    /// A dNSName: labels of letters, digits and inner hyphens (RFC 1123, section 2.1), no wildcard,
    /// no underscore, no trailing dot, at most 253 characters.
    record Dns(String value) implements GeneralName {

        private static final String LABEL = "[A-Za-z0-9]([A-Za-z0-9-]{0,61}[A-Za-z0-9])?";
        private static final Pattern NAME = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
        private static final Pattern DOTTED_QUAD = Pattern.compile("[0-9]+(\\.[0-9]+){3}");
        private static final int MAX_LENGTH = 253;

        public Dns {
            if (value.length() > MAX_LENGTH || !NAME.matcher(value).matches()) {
                throw invalid(
                        value,
                        "DNS name",
                        "RFC 1123: labels of 1 to 63 letters, digits and inner hyphens, joined by"
                                + " single dots, at most 253 characters; no wildcard",
                        "");
            }
            if (DOTTED_QUAD.matcher(value).matches()) {
                throw invalid(value, "DNS name", "it is an IP address", "write ip:" + value);
            }
        }
    }

    /// An iPAddress.
    ///
    /// @param value the one canonical text: dotted quad, or RFC 5952
    record Ip(String value) implements GeneralName {

        public Ip {
            if (!IpText.canonical(IpText.address(value)).equals(value)) {
                throw invalid(
                        value,
                        "IP address",
                        "an address has one spelling: dotted quad without leading zeros, or RFC"
                                + " 5952",
                        "");
            }
        }

        /// Reads any spelling of RFC 4291, section 2.2, without zone.
        public static Ip parse(String text) {
            return of(IpText.address(text));
        }

        /// The name of an address of this machine or of a peer; its zone is left out.
        public static Ip of(InetAddress address) {
            return new Ip(IpText.canonical(address));
        }

        /// The address; no resolver is asked.
        public InetAddress address() {
            return IpText.address(value);
        }
    }

    /// A uniformResourceIdentifier: absolute, with scheme, printable ASCII, at most 2,048
    /// characters (the bound of the SPIFFE ID specification, section 2.3).
    record Uri(String value) implements GeneralName {

        private static final Pattern ASCII = Pattern.compile("[!-~]{1,2048}");

        public Uri {
            if (!ASCII.matcher(value).matches() || !absolute(value)) {
                throw invalid(
                        value,
                        "URI",
                        "RFC 5280, section 4.2.1.6: absolute, with a scheme and a part behind it",
                        "");
            }
        }

        private static boolean absolute(String value) {
            try {
                URI uri = new URI(value);
                return uri.isAbsolute() && uri.getUserInfo() == null;
            } catch (URISyntaxException e) {
                return false;
            }
        }
    }

    /// An rfc822Name: `local-part@host`, ASCII.
    record Email(String value) implements GeneralName {

        private static final Pattern LOCAL_PART =
                Pattern.compile(
                        "[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+(\\.[A-Za-z0-9!#$%&'*+/=?^_`{|}~-]+)*");
        private static final int MAX_LOCAL_PART = 64;

        public Email {
            int at = value.indexOf('@');
            if (at < 0
                    || at > MAX_LOCAL_PART
                    || !LOCAL_PART.matcher(value.substring(0, at)).matches()) {
                throw invalid(value, "e-mail address", "RFC 5280: local-part@host", "");
            }
            new Dns(value.substring(at + 1));
        }
    }
}
