package org.lockward.pki.inventory;

/// How far a node's newest certificate got, where that asks for something to be done.
public enum Progress {
    /// The certificate is valid and not what was last written to a destination of the node.
    NOT_DEPLOYED("not-deployed"),
    /// A service was last seen to serve something else than what was last written.
    DRIFTED("drifted");

    private final String text;

    Progress(String text) {
        this.text = text;
    }

    /// As options write it, without the dashes.
    public String text() {
        return text;
    }
}
