@NullMarked
package org.lockward.pki.pem;

import org.jspecify.annotations.NullMarked;
