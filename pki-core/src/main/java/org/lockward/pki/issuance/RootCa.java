package org.lockward.pki.issuance;

import org.lockward.pki.certificate.CaCertificate;
import org.lockward.pki.lint.Draft;
import org.lockward.pki.lint.Linter;
import org.lockward.pki.name.DistinguishedName;
import org.lockward.pki.name.Fleet;
import org.lockward.pki.problem.PkiException;
import org.lockward.pki.problem.Problem;

import java.security.KeyPair;
import java.util.Optional;

/// Makes root certificates.
public final class RootCa {

    private RootCa() {}

    /// `O=<fleet>, CN=<fleet> root CA <generation>`: a name is never used again for a new key.
    public static DistinguishedName subject(Fleet fleet, int generation) {
        String suffix = " root CA " + generation;
        int room = 64 - suffix.length();
        if (fleet.name().length() > room) {
            throw new PkiException.InvalidInput(
                    new Problem(
                            "a fleet's name of " + fleet.name().length() + " characters",
                            "with \"" + suffix + "\" the CN would pass 64 (ub-common-name)",
                            "choose a name of at most " + room + " characters"));
        }
        return new DistinguishedName(fleet.name() + suffix, Optional.of(fleet.name()));
    }

    /// Lints and signs with its own key.
    ///
    /// @param content of a CA profile, with the pair's public key
    public static CaCertificate create(TbsCertificate content, KeyPair pair) {
        if (!content.profile().isCa() || !content.publicKey().equals(pair.getPublic())) {
            throw new IllegalArgumentException("a root is a CA for its own key");
        }
        byte[] tbs = new TbsEncoder(content.subject(), pair.getPublic()).encode(content);
        Linter.require(new Draft(tbs, Optional.empty()));
        return new CaCertificate(SignedCertificate.sign(tbs, pair.getPublic(), pair.getPrivate()));
    }
}
