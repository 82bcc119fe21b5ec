package org.lockward.pki.inventory;

/// What a node's newest certificate is worth now.
public enum NodeState {
    ACTIVE("active"),
    EXPIRED("expired"),
    REVOKED("revoked");

    private final String text;

    NodeState(String text) {
        this.text = text;
    }

    /// One lower-case word, as JSON and options write it.
    public String text() {
        return text;
    }
}
