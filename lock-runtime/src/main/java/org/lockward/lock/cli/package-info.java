/// The edge: the commands `lockd` and `lock`. Nothing imports it.
@NullMarked
package org.lockward.lock.cli;

import org.jspecify.annotations.NullMarked;
