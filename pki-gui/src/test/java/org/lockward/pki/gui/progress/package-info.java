/// Tests of work on many rows.
@NullMarked
package org.lockward.pki.gui.progress;

import org.jspecify.annotations.NullMarked;
