@NullMarked
package org.lockward.pki.gui.shell;

import org.jspecify.annotations.NullMarked;
