/// What the desktop costs with a large fleet.
@NullMarked
package org.lockward.pki.gui.bench;

import org.jspecify.annotations.NullMarked;
