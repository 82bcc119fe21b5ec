package org.lockward.pki.path;

import org.lockward.pki.certificate.ExtendedKeyUsage;

import java.util.Arrays;
import java.util.List;

/// What a peer wants to be.
public enum Purpose {
    CLIENT(ExtendedKeyUsage.CLIENT_AUTH),
    SERVER(ExtendedKeyUsage.SERVER_AUTH),
    /// As our nodes, who are both.
    BOTH(ExtendedKeyUsage.CLIENT_AUTH, ExtendedKeyUsage.SERVER_AUTH);

    private final String oids;

    Purpose(ExtendedKeyUsage... usages) {
        oids = String.join(" ", Arrays.stream(usages).map(ExtendedKeyUsage::oid).toList());
    }

    /// The extKeyUsage purposes that a leaf must have, all of them.
    List<String> oids() {
        return List.of(oids.split(" ", -1));
    }
}
