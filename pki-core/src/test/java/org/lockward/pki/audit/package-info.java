@NullMarked
package org.lockward.pki.audit;

import org.jspecify.annotations.NullMarked;
