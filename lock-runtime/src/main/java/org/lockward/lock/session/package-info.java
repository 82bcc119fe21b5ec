/// One peer's locks and state, from its first request to the release of all that it held.
@NullMarked
package org.lockward.lock.session;

import org.jspecify.annotations.NullMarked;
