package org.lockward.pki.certificate;

import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x509.GeneralName;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.HexFormat;

/// A GeneralName as it stands in somebody's certificate: its kind and its text, right or wrong.
///
/// @param value the text; for an address its octets in hex, for kinds unknown to us empty
public record RawName(Kind kind, String value) {

    /// The choices of GeneralName that are read; all others are OTHER.
    public enum Kind {
        EMAIL,
        DNS,
        DIRECTORY,
        URI,
        IP,
        OTHER
    }

    /// As `dns:node-a.example`, for people.
    String text() {
        return switch (kind) {
            case EMAIL -> "email:" + value;
            case DNS -> "dns:" + value;
            case DIRECTORY -> "directory:" + value;
            case URI -> "uri:" + value;
            case IP -> "ip:" + address();
            case OTHER -> "other";
        };
    }

    private String address() {
        try {
            return org.lockward.pki.name.GeneralName.Ip.of(
                            InetAddress.getByAddress(HexFormat.of().parseHex(value)))
                    .value();
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address of odd length", e);
        }
    }

    static RawName of(GeneralName name) {
        return switch (name.getTagNo()) {
            case GeneralName.rfc822Name -> new RawName(Kind.EMAIL, ia5(name));
            case GeneralName.dNSName -> new RawName(Kind.DNS, ia5(name));
            case GeneralName.uniformResourceIdentifier -> new RawName(Kind.URI, ia5(name));
            case GeneralName.iPAddress ->
                    new RawName(
                            Kind.IP,
                            HexFormat.of()
                                    .formatHex(
                                            ASN1OctetString.getInstance(name.getName())
                                                    .getOctets()));
            case GeneralName.directoryName ->
                    new RawName(Kind.DIRECTORY, X500Name.getInstance(name.getName()).toString());
            default -> new RawName(Kind.OTHER, "");
        };
    }

    private static String ia5(GeneralName name) {
        return ASN1IA5String.getInstance(name.getName()).getString();
    }
}
