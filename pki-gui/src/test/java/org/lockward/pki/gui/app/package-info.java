@NullMarked
package org.lockward.pki.gui.app;

import org.jspecify.annotations.NullMarked;
