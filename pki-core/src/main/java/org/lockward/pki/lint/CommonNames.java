package org.lockward.pki.lint;

import org.bouncycastle.asn1.ASN1PrintableString;
import org.bouncycastle.asn1.ASN1String;
import org.bouncycastle.asn1.ASN1UTF8String;
import org.bouncycastle.asn1.x500.AttributeTypeAndValue;
import org.bouncycastle.asn1.x500.RDN;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.asn1.x500.style.BCStyle;

import java.util.Arrays;
import java.util.List;

/// The CNs of a subject.
final class CommonNames {

    private CommonNames() {}

    static List<String> of(Draft draft) {
        return Arrays.stream(X500Name.getInstance(draft.subject()).getRDNs())
                .map(RDN::getTypesAndValues)
                .flatMap(Arrays::stream)
                .filter(a -> a.getType().equals(BCStyle.CN))
                .map(CommonNames::text)
                .toList();
    }

    /// RFC 5280, section 4.1.2.4: "CAs … MUST use either the PrintableString or UTF8String encoding
    /// of DirectoryString".
    private static String text(AttributeTypeAndValue attribute) {
        if (attribute.getValue() instanceof ASN1UTF8String
                || attribute.getValue() instanceof ASN1PrintableString) {
            return ((ASN1String) attribute.getValue()).getString();
        }
        throw new IllegalArgumentException("a CN that is neither UTF8String nor PrintableString");
    }
}
