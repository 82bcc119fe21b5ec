@NullMarked
package org.lockward.pki.gui.settings;

import org.jspecify.annotations.NullMarked;
