package org.lockward.pki.deployment;

/// How far a bundle got on its way to a destination, in this order.
public enum DeliveryStep {
    /// All files are on the disk there, beside what is in use.
    STAGED,
    /// They were read back and belong together.
    CHECKED,
    /// They are what is in use.
    SWAPPED,
    /// The service behind the destination serves them.
    PROVEN
}
