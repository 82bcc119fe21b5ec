@NullMarked
package org.lockward.pki.gui.welcome;

import org.jspecify.annotations.NullMarked;
