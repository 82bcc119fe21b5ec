/// The edge: the commands `lockd` and `lock`. Nothing imports it.
///
/// Options are read by [Arguments], not by a library: `lock` runs for one short command, and
/// starting fast is half of its work.
@NullMarked
package org.lockward.lock.cli;

import org.jspecify.annotations.NullMarked;
