/// Tests of what happens to nodes after they were issued.
@NullMarked
package org.lockward.pki.gui.lifecycle;

import org.jspecify.annotations.NullMarked;
