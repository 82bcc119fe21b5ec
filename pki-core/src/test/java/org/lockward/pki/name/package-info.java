@NullMarked
package org.lockward.pki.name;

import org.jspecify.annotations.NullMarked;
