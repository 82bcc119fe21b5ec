package org.lockward.pki.name;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// The fleet that a CA serves: how its nodes are named in their certificates.
///
/// @param name for people, as `Fleet X`; the O of the CA's subject
/// @param trustDomain the authority part of its nodes' SPIFFE IDs
public record Fleet(String name, TrustDomain trustDomain) {

    public Fleet {
        new DistinguishedName("fleet", Optional.of(name));
    }

    /// A fleet with the trust domain that follows from its name.
    public static Fleet named(String name) {
        return new Fleet(name, TrustDomain.ofFleet(name));
    }

    /// `CN=<unique id>` and nothing that a consumer could trip over.
    public DistinguishedName subject(UniqueId id) {
        return new DistinguishedName(id.value(), Optional.empty());
    }

    /// The subjectAltName of a node: its ID where that is a DNS label, what was asked for, and its
    /// SPIFFE ID.
    public List<GeneralName> names(UniqueId id, List<GeneralName> asked) {
        Set<GeneralName> names = new LinkedHashSet<>();
        if (id.isDnsLabel()) {
            names.add(new GeneralName.Dns(id.value()));
        }
        names.addAll(asked);
        names.add(trustDomain.node(id));
        return List.copyOf(names);
    }
}
