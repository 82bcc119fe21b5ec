/// Targets for a fuzzer: each takes any bytes, and throws only if a promise is broken.
@NullMarked
package org.lockward.lock.fuzz;

import org.jspecify.annotations.NullMarked;
