package org.lockward.pki.gui.fleet;

import org.lockward.pki.inventory.ExpiryWindow;

/// What a click narrows the list to, besides the text: a card or a bar of the timeline.
public sealed interface Facet {

    /// One of the counts on top.
    enum Card implements Facet {
        VALID("valid"),
        EXPIRING("expiring"),
        EXPIRED("expired"),
        REVOKED("revoked"),
        NOT_DEPLOYED("not-deployed");

        private final String text;

        Card(String text) {
            this.text = text;
        }

        /// A lower-case word, part of keys and of IDs on the screen.
        public String text() {
            return text;
        }
    }

    /// What ends within this time.
    record Window(ExpiryWindow expiry) implements Facet {}
}
