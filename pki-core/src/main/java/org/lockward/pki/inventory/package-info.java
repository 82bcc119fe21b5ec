/// What was issued to whom, and what became of it: the port that stores it, and its records.
@NullMarked
package org.lockward.pki.inventory;

import org.jspecify.annotations.NullMarked;
