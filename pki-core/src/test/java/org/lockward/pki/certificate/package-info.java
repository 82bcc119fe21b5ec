@NullMarked
package org.lockward.pki.certificate;

import org.jspecify.annotations.NullMarked;
