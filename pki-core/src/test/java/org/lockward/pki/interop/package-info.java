/// Real programs of other houses read, verify and use what we issue, and we read what they make.
@NullMarked
package org.lockward.pki.interop;

import org.jspecify.annotations.NullMarked;
