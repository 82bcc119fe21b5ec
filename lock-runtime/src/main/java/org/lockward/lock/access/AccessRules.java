package org.lockward.lock.access;

import org.lockward.lock.resource.LockMode;

import java.util.List;
import java.util.Optional;

/// Which node may lock what, in which mode: the first rule that is about it decides, and where none
/// is, it is denied.
public final class AccessRules {

    /// Without rules: any node, any name, any mode.
    public static final AccessRules NONE =
            new AccessRules(List.of(AccessRule.parse(1, "allow * *")));

    private final List<AccessRule> rules;

    AccessRules(List<AccessRule> rules) {
        this.rules = List.copyOf(rules);
    }

    /// Why it is denied, in words for the log and for the peer; empty if it is allowed.
    ///
    /// @param owner the node ID that the certificate proves; `-` where none does, which only
    ///   patterns such as `*` match
    public Optional<String> objection(String owner, String name, LockMode mode) {
        for (AccessRule rule : rules) {
            if (rule.isAbout(owner, name, mode)) {
                return rule.allows()
                        ? Optional.empty()
                        : Optional.of("rule in line " + rule.line() + ": " + rule);
            }
        }
        return Optional.of("no rule allows it");
    }

    /// How many there are.
    public int size() {
        return rules.size();
    }
}
