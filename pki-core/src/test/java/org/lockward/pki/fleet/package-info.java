@NullMarked
package org.lockward.pki.fleet;

import org.jspecify.annotations.NullMarked;
