package org.lockward.pki.inventory;

import java.time.Instant;

/// A CRL that is published.
///
/// @param number its cRLNumber, from 1
public record CrlPublication(long number, Instant thisUpdate, Instant nextUpdate) {}
