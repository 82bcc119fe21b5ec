/// Lists of nodes, as people paste or drop them.
@NullMarked
package org.lockward.pki.fleet;

import org.jspecify.annotations.NullMarked;
