/// What a person chose for this program, and the file that keeps it.
@NullMarked
package org.lockward.pki.gui.preferences;

import org.jspecify.annotations.NullMarked;
