/// What is shown before the CA is open: making one, unlocking one, or why neither can be done.
@NullMarked
package org.lockward.pki.gui.welcome;

import org.jspecify.annotations.NullMarked;
