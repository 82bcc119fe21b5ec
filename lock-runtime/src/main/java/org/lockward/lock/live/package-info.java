/// Files that a running daemon follows, so that a change counts without a restart.
@NullMarked
package org.lockward.lock.live;

import org.jspecify.annotations.NullMarked;
