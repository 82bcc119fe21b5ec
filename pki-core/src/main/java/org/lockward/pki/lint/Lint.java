package org.lockward.pki.lint;

import java.util.Optional;

/// One rule for certificates.
public interface Lint {

    /// As `rfc5280.serial_number`.
    String id();

    /// The sentence that it stands on, with its section.
    String source();

    /// What is wrong, with the values; empty when the rule is kept.
    ///
    /// @throws RuntimeException when the certificate cannot be read far enough, which is a finding
    Optional<String> check(Draft draft);
}
