/// The product from outside: its launchers, scripts and samples, as processes.
@NullMarked
package org.lockward.samples.outside;

import org.jspecify.annotations.NullMarked;
