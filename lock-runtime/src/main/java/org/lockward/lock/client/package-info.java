/// Talks to a lock daemon: connects, checks who it is, holds locks and hears of their loss.
/// Blocking; made for platform and virtual threads alike.
@NullMarked
package org.lockward.lock.client;

import org.jspecify.annotations.NullMarked;
