/// UNIX domain sockets: whose they are, where they may lie, and who may connect.
@NullMarked
package org.lockward.lock.unix;

import org.jspecify.annotations.NullMarked;
