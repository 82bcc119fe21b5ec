/// What holds for the desktop program as a whole.
@NullMarked
package org.lockward.pki.gui;

import org.jspecify.annotations.NullMarked;
