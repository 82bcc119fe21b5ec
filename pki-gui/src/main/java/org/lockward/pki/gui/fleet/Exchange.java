package org.lockward.pki.gui.fleet;

/// Told around each exchange of the rows that are shown.
interface Exchange {

    void before();

    /// The new rows are there.
    ///
    /// @param sameWish whether the same filter and order still hold, so that only the fleet changed
    void after(boolean sameWish);
}
