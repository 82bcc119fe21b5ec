/// The flows that the program is measured by, each with the mouse and with the keyboard alone.
@NullMarked
package org.lockward.pki.gui.flow;

import org.jspecify.annotations.NullMarked;
