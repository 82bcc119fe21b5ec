@NullMarked
package org.lockward.pki.gui.fleet;

import org.jspecify.annotations.NullMarked;
