/// The daemon's network side: listener, handshakes, limits, and the one thread that owns the table.
@NullMarked
package org.lockward.lock.server;

import org.jspecify.annotations.NullMarked;
