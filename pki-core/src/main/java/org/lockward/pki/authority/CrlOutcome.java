package org.lockward.pki.authority;

import java.nio.file.Path;
import java.time.Instant;

/// A CRL that was published: both files are on the disk.
///
/// @param entries how many serial numbers it revokes
public record CrlOutcome(
        long number, Instant thisUpdate, Instant nextUpdate, int entries, Path der, Path pem) {}
