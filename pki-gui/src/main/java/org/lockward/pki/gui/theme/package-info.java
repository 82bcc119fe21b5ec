/// How the program looks: colours, and what they mean.
@NullMarked
package org.lockward.pki.gui.theme;

import org.jspecify.annotations.NullMarked;
