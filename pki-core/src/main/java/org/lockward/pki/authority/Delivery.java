package org.lockward.pki.authority;

import org.lockward.pki.certificate.SerialNumber;
import org.lockward.pki.deployment.Served;

import java.time.Instant;
import java.util.Optional;

/// A bundle that was brought to its place; the inventory knows of it.
///
/// @param serial of the certificate that is in use there now
/// @param served what the service showed, when it was asked
public record Delivery(
        DeliveryRequest request, SerialNumber serial, Instant at, Optional<Served> served) {}
