/// One CA from the front door, on real directories and a real database.
@NullMarked
package org.lockward.pki.authority;

import org.jspecify.annotations.NullMarked;
