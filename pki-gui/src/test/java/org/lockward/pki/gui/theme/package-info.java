@NullMarked
package org.lockward.pki.gui.theme;

import org.jspecify.annotations.NullMarked;
