package org.lockward.pki.inventory;

/// The order of a list of nodes; equal ones stand in the order of their IDs.
public enum NodeSort {
    /// By unique ID.
    ID,
    /// The certificate that ends first comes first.
    EXPIRY,
    /// The certificate that was issued last comes first.
    ISSUED
}
