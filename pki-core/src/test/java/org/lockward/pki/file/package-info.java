@NullMarked
package org.lockward.pki.file;

import org.jspecify.annotations.NullMarked;
