package org.lockward.pki.authority;

import org.lockward.pki.deployment.Destination;
import org.lockward.pki.deployment.Endpoint;
import org.lockward.pki.name.UniqueId;

import java.util.Optional;

/// A node's newest bundle is to be brought to a place.
///
/// @param service who is to prove, by a handshake, that it is served; empty asks for no proof
public record DeliveryRequest(UniqueId node, Destination to, Optional<Endpoint> service) {}
