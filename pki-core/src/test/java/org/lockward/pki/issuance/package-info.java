@NullMarked
package org.lockward.pki.issuance;

import org.jspecify.annotations.NullMarked;
