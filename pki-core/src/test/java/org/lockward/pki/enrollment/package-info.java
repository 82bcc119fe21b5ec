@NullMarked
package org.lockward.pki.enrollment;

import org.jspecify.annotations.NullMarked;
