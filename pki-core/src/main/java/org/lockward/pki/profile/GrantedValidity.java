package org.lockward.pki.profile;

import org.lockward.pki.certificate.Validity;

import java.util.List;

/// A validity, and what the requester should know about it.
///
/// @param notices one line when it was cut, else empty
public record GrantedValidity(Validity validity, List<String> notices) {

    public GrantedValidity {
        notices = List.copyOf(notices);
    }

    static GrantedValidity of(Validity wished, Validity issuer) {
        Validity granted = wished.within(issuer);
        return new GrantedValidity(
                granted,
                granted.equals(wished)
                        ? List.of()
                        : List.of(
                                "valid until "
                                        + granted.notAfter()
                                        + ", not "
                                        + wished.notAfter()
                                        + ": the CA certificate ends then"));
    }
}
