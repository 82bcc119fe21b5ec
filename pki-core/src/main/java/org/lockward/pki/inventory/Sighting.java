package org.lockward.pki.inventory;

import org.lockward.pki.certificate.SerialNumber;

import java.time.Instant;

/// Where a certificate was last seen on its way: which serial number, and when.
public record Sighting(SerialNumber serial, Instant at) {}
