/// Certification path validation (RFC 5280, section 6), stricter than the JDK's. May import
/// `problem` and the values `name`, `key`, `certificate`.
@NullMarked
package org.lockward.pki.path;

import org.jspecify.annotations.NullMarked;
