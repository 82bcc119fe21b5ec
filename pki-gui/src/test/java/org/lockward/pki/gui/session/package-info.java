@NullMarked
package org.lockward.pki.gui.session;

import org.jspecify.annotations.NullMarked;
