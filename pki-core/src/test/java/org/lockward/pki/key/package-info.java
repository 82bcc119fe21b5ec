@NullMarked
package org.lockward.pki.key;

import org.jspecify.annotations.NullMarked;
