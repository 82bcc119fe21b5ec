/// The messages of FLoM's protocol, level 3: read strictly, written as its clients expect them.
/// `docs/flom.md` is the specification.
@NullMarked
package org.lockward.lock.flom;

import org.jspecify.annotations.NullMarked;
