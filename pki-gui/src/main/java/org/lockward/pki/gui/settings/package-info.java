/// The screen on which a person chooses how the program behaves.
@NullMarked
package org.lockward.pki.gui.settings;

import org.jspecify.annotations.NullMarked;
