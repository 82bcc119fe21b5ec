/// Bytes before they mean anything: DER (X.690) and its textual form PEM (RFC 7468), bounded and
/// strict. May import `problem` and `name`.
@NullMarked
package org.lockward.pki.pem;

import org.jspecify.annotations.NullMarked;
