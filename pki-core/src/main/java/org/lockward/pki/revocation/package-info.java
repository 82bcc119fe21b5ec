/// Revocations and the CRLs that carry them (RFC 5280, section 5). May import the values.
@NullMarked
package org.lockward.pki.revocation;

import org.jspecify.annotations.NullMarked;
