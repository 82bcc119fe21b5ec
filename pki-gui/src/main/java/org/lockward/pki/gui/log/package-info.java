/// Where failures are written down, so that none is lost.
@NullMarked
package org.lockward.pki.gui.log;

import org.jspecify.annotations.NullMarked;
