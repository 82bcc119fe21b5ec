package org.lockward.pki.lint;

import org.bouncycastle.asn1.ASN1IA5String;
import org.bouncycastle.asn1.ASN1OctetString;
import org.bouncycastle.asn1.x509.Extension;
import org.bouncycastle.asn1.x509.GeneralNames;
import org.lockward.pki.name.GeneralName;

import java.net.InetAddress;
import java.net.UnknownHostException;
import java.util.Arrays;
import java.util.List;

/// The subjectAltName of a draft.
final class AlternativeNames {

    private AlternativeNames() {}

    /// Empty without the extension; an entry that is malformed throws.
    static List<GeneralName> of(Draft draft) {
        return draft.extension(Extension.subjectAlternativeName).stream()
                .map(e -> GeneralNames.getInstance(Draft.value(e)).getNames())
                .flatMap(Arrays::stream)
                .map(AlternativeNames::name)
                .toList();
    }

    private static GeneralName name(org.bouncycastle.asn1.x509.GeneralName name) {
        return switch (name.getTagNo()) {
            case org.bouncycastle.asn1.x509.GeneralName.dNSName -> new GeneralName.Dns(ia5(name));
            case org.bouncycastle.asn1.x509.GeneralName.rfc822Name ->
                    new GeneralName.Email(ia5(name));
            case org.bouncycastle.asn1.x509.GeneralName.uniformResourceIdentifier ->
                    new GeneralName.Uri(ia5(name));
            case org.bouncycastle.asn1.x509.GeneralName.iPAddress ->
                    ip(ASN1OctetString.getInstance(name.getName()).getOctets());
            default ->
                    throw new IllegalArgumentException(
                            "an alternative name of kind " + name.getTagNo());
        };
    }

    private static String ia5(org.bouncycastle.asn1.x509.GeneralName name) {
        return ASN1IA5String.getInstance(name.getName()).getString();
    }

    private static GeneralName ip(byte[] octets) {
        try {
            return GeneralName.Ip.of(InetAddress.getByAddress(octets));
        } catch (UnknownHostException e) {
            throw new IllegalArgumentException("an address of " + octets.length + " octets", e);
        }
    }
}
