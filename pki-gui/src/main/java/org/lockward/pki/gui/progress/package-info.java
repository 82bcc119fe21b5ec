/// Work on many rows, one after the other, with the steps of each: how it stands, what failed, what
/// can be tried again.
@NullMarked
package org.lockward.pki.gui.progress;

import org.jspecify.annotations.NullMarked;
