@NullMarked
package org.lockward.pki.lint;

import org.jspecify.annotations.NullMarked;
