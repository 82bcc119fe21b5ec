/// What every inventory must do, whatever stores it.
@NullMarked
package org.lockward.pki.inventory;

import org.jspecify.annotations.NullMarked;
