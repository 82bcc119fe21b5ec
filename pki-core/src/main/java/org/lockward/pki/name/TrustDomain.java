package org.lockward.pki.name;

import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/// The SPIFFE trust domain of a fleet, `fleet-x.internal`: the authority part of its nodes' IDs.
///
/// @param value lower-case DNS labels joined by dots (SPIFFE-ID, section 2.1, without its
///   underscore)
public record TrustDomain(String value) {

    private static final String LABEL = "[a-z0-9]([a-z0-9-]{0,61}[a-z0-9])?";
    private static final Pattern GRAMMAR = Pattern.compile(LABEL + "(\\." + LABEL + ")*");
    private static final int MAX_LENGTH = 253;
    private static final int MAX_SLUG = 50;

    public TrustDomain {
        if (value.length() > MAX_LENGTH || !GRAMMAR.matcher(value).matches()) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            Printable.quote(value) + " is not a trust domain",
                            "it is lower-case letters, digits and inner hyphens, in labels joined"
                                    + " by dots",
                            "for example: --trust-domain fleet-x.internal"));
        }
    }

    /// `Fleet X` gives `fleet-x.internal`; a name without any ASCII letter or digit gives
    /// `fleet.internal`.
    public static TrustDomain ofFleet(String name) {
        String ascii = Normalizer.normalize(name, Normalizer.Form.NFKD).toLowerCase(Locale.ROOT);
        String slug = ascii.replaceAll("\\p{M}+", "").replaceAll("[^a-z0-9]+", "-");
        String cut = slug.substring(0, Math.min(slug.length(), MAX_SLUG)).replaceAll("^-|-$", "");
        return new TrustDomain((cut.isEmpty() ? "fleet" : cut) + ".internal");
    }

    /// The SPIFFE ID of a node: `spiffe://<trust domain>/node/<unique id>`.
    public GeneralName.Uri node(UniqueId id) {
        return new GeneralName.Uri("spiffe://" + value + "/node/" + id.value());
    }

    @Override
    public String toString() {
        return value;
    }
}
