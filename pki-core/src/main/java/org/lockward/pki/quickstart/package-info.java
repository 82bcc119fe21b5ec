/// The main job on this machine, start to end, with real processes: everything that it tells was
/// observed, and an observation that does not fit ends it with an error.
@NullMarked
package org.lockward.pki.quickstart;

import org.jspecify.annotations.NullMarked;
