/// The only package that knows bytes: RESP2 and RESP3, the requests and the replies in them.
@NullMarked
package org.lockward.lock.wire;

import org.jspecify.annotations.NullMarked;
