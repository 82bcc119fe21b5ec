/// Who holds, who waits: a pure state machine without bytes, sockets, threads or clocks.
///
/// Time and fencing tokens come in as arguments, so that the same requests in the same order always
/// end in the same state.
@NullMarked
package org.lockward.lock.table;

import org.jspecify.annotations.NullMarked;
