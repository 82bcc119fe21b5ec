@NullMarked
package org.lockward.pki.revocation;

import org.jspecify.annotations.NullMarked;
