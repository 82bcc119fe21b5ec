@NullMarked
package org.lockward.pki.gui.authority;

import org.jspecify.annotations.NullMarked;
