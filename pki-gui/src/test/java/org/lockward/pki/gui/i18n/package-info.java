/// Every word on the screen, checked against the code that says it.
@NullMarked
package org.lockward.pki.gui.i18n;

import org.jspecify.annotations.NullMarked;
