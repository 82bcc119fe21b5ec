/// The window around the screens.
@NullMarked
package org.lockward.pki.gui.shell;

import org.jspecify.annotations.NullMarked;
