/// Tests of issuing.
@NullMarked
package org.lockward.pki.gui.issue;

import org.jspecify.annotations.NullMarked;
