/// Signing certificates: prepare (lint) → one-time token → issue. May import the values, `profile`
/// and `lint`.
@NullMarked
package org.lockward.pki.issuance;

import org.jspecify.annotations.NullMarked;
