/// Work that is done off the screen's thread.
@NullMarked
package org.lockward.pki.gui.task;

import org.jspecify.annotations.NullMarked;
