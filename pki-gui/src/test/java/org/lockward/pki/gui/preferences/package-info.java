@NullMarked
package org.lockward.pki.gui.preferences;

import org.jspecify.annotations.NullMarked;
