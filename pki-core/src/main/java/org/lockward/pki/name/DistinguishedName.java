package org.lockward.pki.name;

import org.bouncycastle.asn1.x500.X500NameBuilder;
import org.bouncycastle.asn1.x500.style.BCStyle;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.io.IOException;
import java.util.Optional;
import java.util.regex.Pattern;

import javax.security.auth.x500.X500Principal;

/// A subject as we write it: `O=<fleet>` if any, then `CN=<common name>`, each one UTF8String.
///
/// The CN comes last because consumers that take "the" CN take the last one.
///
/// @param commonName 1 to 64 printable characters (ub-common-name, RFC 5280, appendix A.1)
/// @param organization the fleet's name, 1 to 64 printable characters (ub-organization-name)
public record DistinguishedName(String commonName, Optional<String> organization) {

    private static final Pattern PRINTABLE =
            Pattern.compile("[\\p{L}\\p{M}\\p{N}\\p{P}\\p{Sm}\\p{Sc}\\p{So} ]{1,64}");

    public DistinguishedName {
        requirePrintable("common name", commonName);
        organization.ifPresent(o -> requirePrintable("organization", o));
    }

    private static void requirePrintable(String part, String value) {
        if (!PRINTABLE.matcher(value).matches() || !value.equals(value.strip())) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            Printable.quote(value) + " is not a valid " + part,
                            "it has 1 to 64 printable characters and no space at either end"
                                    + " (RFC 5280, appendix A.1)",
                            ""));
        }
    }

    /// As the JDK holds it.
    public X500Principal principal() {
        X500NameBuilder name = new X500NameBuilder(BCStyle.INSTANCE);
        organization.ifPresent(o -> name.addRDN(BCStyle.O, o));
        name.addRDN(BCStyle.CN, commonName);
        try {
            return new X500Principal(name.build().getEncoded("DER"));
        } catch (IOException e) {
            throw new IllegalStateException("a name of two checked strings encodes", e);
        }
    }

    /// RFC 4514: most specific first, `CN=…,O=…`.
    @Override
    public String toString() {
        return principal().getName(X500Principal.RFC2253);
    }
}
