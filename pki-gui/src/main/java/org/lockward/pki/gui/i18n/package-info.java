/// Every word on the screen.
@NullMarked
package org.lockward.pki.gui.i18n;

import org.jspecify.annotations.NullMarked;
