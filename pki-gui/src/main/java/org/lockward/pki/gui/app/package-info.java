/// Where the program is put together.
@NullMarked
package org.lockward.pki.gui.app;

import org.jspecify.annotations.NullMarked;
