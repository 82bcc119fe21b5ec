@NullMarked
package org.lockward.pki.path;

import org.jspecify.annotations.NullMarked;
