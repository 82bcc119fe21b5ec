package org.lockward.lock.tls;

import java.math.BigInteger;
import java.net.InetAddress;
import java.security.cert.CertificateParsingException;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

import javax.naming.InvalidNameException;
import javax.naming.NamingException;
import javax.naming.directory.Attribute;
import javax.naming.ldap.LdapName;
import javax.naming.ldap.Rdn;

/// The names in a certificate, as they stand there: subject CN, SAN entries, serialNumber.
final class CertificateNames {

    /// GeneralName tags (RFC 5280, section 4.2.1.6).
    private static final int DNS = 2;

    private static final int URI = 6;
    private static final int IP = 7;

    private CertificateNames() {}

    /// As far as the certificate names anybody; a certificate without CN is named by its serial.
    static PeerIdentity identity(X509Certificate certificate) {
        List<String> names = commonNames(certificate);
        return new PeerIdentity(
                names.size() == 1 ? names.getFirst() : "-",
                serial(certificate.getSerialNumber()),
                certificate.getIssuerX500Principal().getName(),
                spiffe(certificate),
                certificate.getNotAfter().toInstant());
    }

    private static Optional<String> spiffe(X509Certificate certificate) {
        try {
            List<String> uris = uris(certificate);
            return uris.size() == 1 ? Optional.of(uris.getFirst()) : Optional.empty();
        } catch (CertificateParsingException e) {
            return Optional.empty();
        }
    }

    static String serial(BigInteger serial) {
        String digits = serial.toString(16);
        return digits.length() % 2 == 0 ? digits : "0" + digits;
    }

    static List<String> commonNames(X509Certificate certificate) {
        try {
            List<String> names = new ArrayList<>();
            for (Rdn rdn :
                    new LdapName(certificate.getSubjectX500Principal().getName()).getRdns()) {
                Attribute attribute = rdn.toAttributes().get("CN");
                for (int i = 0; attribute != null && i < attribute.size(); i++) {
                    names.add(text(attribute.get(i)));
                }
            }
            return names;
        } catch (InvalidNameException e) {
            return List.of();
        } catch (NamingException e) {
            throw new IllegalStateException("a parsed name has no attributes", e);
        }
    }

    private static String text(Object value) {
        return value instanceof byte[] bytes
                ? "#" + HexFormat.of().formatHex(bytes)
                : String.valueOf(value);
    }

    static List<String> uris(X509Certificate certificate) throws CertificateParsingException {
        return names(certificate, URI);
    }

    /// Whether the certificate is for this host: an address equal to an iPAddress, a name equal to
    /// a dNSName, cases folded as RFC 4343 does. Wildcards match nothing: our CA issues none.
    static boolean isFor(String host, X509Certificate certificate)
            throws CertificateParsingException {
        Optional<InetAddress> address = address(host);
        if (address.isPresent()) {
            return names(certificate, IP).stream().anyMatch(name -> address(name).equals(address));
        }
        return names(certificate, DNS).stream().anyMatch(host::equalsIgnoreCase);
    }

    /// All SAN entries that a host can match, for people.
    static List<String> hosts(X509Certificate certificate) throws CertificateParsingException {
        List<String> hosts = new ArrayList<>(names(certificate, DNS));
        hosts.addAll(names(certificate, IP));
        return hosts;
    }

    private static Optional<InetAddress> address(String literal) {
        try {
            return Optional.of(InetAddress.ofLiteral(literal));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static List<String> names(X509Certificate certificate, int tag)
            throws CertificateParsingException {
        Collection<List<?>> sans = certificate.getSubjectAlternativeNames();
        List<String> names = new ArrayList<>();
        if (sans != null) {
            for (List<?> san : sans) {
                if (san.getFirst() instanceof Integer kind && kind == tag) {
                    names.add(String.valueOf(san.get(1)));
                }
            }
        }
        return names;
    }
}
