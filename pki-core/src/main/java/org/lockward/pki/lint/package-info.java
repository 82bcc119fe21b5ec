/// Rules that every certificate passes before it is signed, each quoting its source. May import
/// `problem`, `name`, `key`, `certificate`.
@NullMarked
package org.lockward.pki.lint;

import org.jspecify.annotations.NullMarked;
