package org.lockward.pki.gui.progress;

import org.lockward.pki.gui.i18n.Messages;

import java.util.regex.Pattern;

/// One thing that happens to a row and that a person can tell from the next: the key is made, the
/// files are staged, the service is asked. New kinds of work bring steps of their own.
///
/// @param id lower case; its word is `progress.step.<id>`
public record Step(String id) {

    /// Before the steps: they need it.
    private static final Pattern ID = Pattern.compile("[a-z][a-z-]{0,30}");

    /// What the CA does.
    public static final Step ISSUE = new Step("issue");

    public static final Step RENEW = new Step("renew");
    public static final Step REVOKE = new Step("revoke");
    public static final Step PUBLISH = new Step("publish");

    /// What happens at a destination.
    public static final Step STAGE = new Step("stage");

    public static final Step CHECK = new Step("check");
    public static final Step SWAP = new Step("swap");
    public static final Step PROVE = new Step("prove");
    public static final Step PUSH = new Step("push");

    public Step {
        if (!ID.matcher(id).matches()) {
            throw new IllegalArgumentException("not the ID of a step: " + id);
        }
    }

    public String text() {
        return Messages.text("progress.step." + id);
    }
}
