/// Issuing certificates: one node in one form, or a whole list, and their way to the nodes.
@NullMarked
package org.lockward.pki.gui.issue;

import org.jspecify.annotations.NullMarked;
