/// The lock idioms of Redis: names that are held by a value until a time, and the scripts that give
/// them back. A pure state machine: no bytes, sockets, threads or clocks.
@NullMarked
package org.lockward.lock.redis;

import org.jspecify.annotations.NullMarked;
