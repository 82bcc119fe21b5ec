@NullMarked
package org.lockward.pki.gui.log;

import org.jspecify.annotations.NullMarked;
