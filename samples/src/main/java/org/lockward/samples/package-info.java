/// Small programs to copy from.
@NullMarked
package org.lockward.samples;

import org.jspecify.annotations.NullMarked;
