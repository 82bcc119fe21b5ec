/// The first screen: every node, what expires when, and what became of each certificate.
@NullMarked
package org.lockward.pki.gui.fleet;

import org.jspecify.annotations.NullMarked;
