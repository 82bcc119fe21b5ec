/// Keys: their algorithms, pairs, signatures, weaknesses, and the files that private ones live in.
/// May import `problem`, `file`, `name`, `pem`.
@NullMarked
package org.lockward.pki.key;

import org.jspecify.annotations.NullMarked;
