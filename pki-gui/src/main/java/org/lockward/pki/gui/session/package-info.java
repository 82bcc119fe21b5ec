/// One open CA: its authority, its key while it is unlocked, and what changes in it.
@NullMarked
package org.lockward.pki.gui.session;

import org.jspecify.annotations.NullMarked;
